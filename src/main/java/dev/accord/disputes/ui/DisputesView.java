package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** Every dispute from the claim to the place where the lead belongs. */
@Route(value = "disputes", layout = MainLayout.class)
@PageTitle("Disputes · Accord")
@Menu(title = "Disputes", icon = "dispute", order = 30)
@PermitAll
class DisputesView extends Screen {

    private static final int STEP = 20;

    private final DisputeBoard board;
    private final Clock clock;
    private final ZoneId zone;

    DisputesView(DisputeBoard board, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Disputes");
        this.board = board;
        this.clock = clock;
        this.zone = zone;
        DisputeBoard.Counts counts = board.counts();
        header().setLine(
                        counts.open() == 0
                                ? "No dispute waits for a verdict"
                                : "%s without a verdict, %s not taken on, %s researched by you"
                                        .formatted(
                                                FigureText.count(counts.open()),
                                                FigureText.count(counts.untaken()),
                                                FigureText.count(counts.mine())));
        Div columns = new Div();
        columns.addClassName("accord-board");
        for (DisputeState state : DisputeState.values()) {
            columns.add(new Column(state));
        }
        add(columns);
    }

    /** The disputes in one state. */
    private final class Column extends Section {

        private final DisputeState state;
        private final Div cards = new Div();
        private final Button more = new Button("Show more", click -> show(shown() + STEP));

        Column(DisputeState state) {
            this.state = state;
            addClassName("accord-board-column");
            H2 title = new H2(state.label());
            title.setId("disputes-" + state.name());
            setAriaLabelledBy("disputes-" + state.name());
            Span count = new Span(FigureText.count(board.count(state)));
            count.addClassName("accord-count");
            Div head = new Div(title, count);
            head.addClassName("accord-board-head");
            cards.addClassName("accord-stack");
            more.addThemeVariants(ButtonVariant.TERTIARY);
            add(head, cards, more);
            show(STEP);
        }

        private int shown() {
            return (int) cards.getChildren().count();
        }

        private void show(int limit) {
            List<DisputeCard> found = board.in(state, limit + 1);
            cards.removeAll();
            found.stream().limit(limit).forEach(card -> cards.add(new CaseCard(card, clock.instant(), zone)));
            if (found.isEmpty()) {
                cards.add(nothing());
            }
            more.setVisible(found.size() > limit);
        }

        private Paragraph nothing() {
            Paragraph words = new Paragraph(
                    switch (state) {
                        case RAISED -> "When sales says that a lead is not ready, it appears here.";
                        case IN_RESEARCH -> "Take a raised dispute on to research it.";
                        case VERDICT_DUE -> "Concluded research waits here for the marketing lead.";
                        case REPOSITIONED -> "Decided disputes end here, each with its lead in its place.";
                    });
            words.addClassNames("accord-secondary", "accord-board-nothing");
            return words;
        }
    }
}
