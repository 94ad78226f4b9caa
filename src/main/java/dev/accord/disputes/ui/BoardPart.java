package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every dispute in the column of its state. On a phone one column shows at a time. */
final class BoardPart extends Div {

    private static final int STEP = 20;

    private final DisputeBoard board;
    private final Clock clock;
    private final ZoneId zone;
    private final Optional<Id> researcher;
    private final List<Column> columns = new ArrayList<>();

    private Optional<CaseCard> chosen = Optional.empty();

    /**
     * @param researcher whose research is shown; empty for all
     * @param onPhone the column that a phone shows
     */
    BoardPart(DisputeBoard board, Clock clock, ZoneId zone, Optional<Id> researcher, DisputeState onPhone) {
        this.board = board;
        this.clock = clock;
        this.zone = zone;
        this.researcher = researcher;
        Div row = new Div();
        row.addClassName("accord-board");
        Nav steps = new Nav();
        steps.setAriaLabel("Columns");
        steps.addClassNames("accord-tabs", "accord-board-steps");
        for (DisputeState state : DisputeState.values()) {
            Column column = new Column(state);
            column.setClassName("accord-board-elsewhere", state != onPhone);
            columns.add(column);
            row.add(column);
            steps.add(step(state, column, state == onPhone));
        }
        add(steps, row);
    }

    private Anchor step(DisputeState state, Column column, boolean current) {
        Anchor link = new Anchor("disputes?%s=%s%s"
                .formatted(
                        DisputeAddress.STATE,
                        state.name().toLowerCase(Locale.ROOT),
                        researcher.isPresent() ? "&" + DisputeAddress.MINE + "=yes" : ""));
        Span count = new Span(FigureText.count(column.count));
        count.addClassName("accord-count");
        link.add(new Span(state.label()), count);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    /** Moves the focus along the cards of a column. */
    void move(int by) {
        List<CaseCard> cards = cards(column());
        if (cards.isEmpty()) {
            step(1);
            return;
        }
        int from = chosen.map(cards::indexOf).orElse(-1);
        choose(cards.get(Math.clamp(from < 0 ? 0 : from + by, 0, cards.size() - 1)));
    }

    /** Moves the focus to the first card of the next column that has one. */
    void step(int by) {
        int from = columns.indexOf(column());
        for (int at = from + by; at >= 0 && at < columns.size(); at += by) {
            List<CaseCard> cards = cards(columns.get(at));
            if (!cards.isEmpty()) {
                choose(cards.getFirst());
                return;
            }
        }
    }

    /** The card that has the focus, by the keys. */
    Optional<DisputeCard> chosen() {
        return chosen.map(CaseCard::card);
    }

    private void choose(CaseCard card) {
        chosen = Optional.of(card);
        card.takeFocus();
    }

    private Column column() {
        return columns.stream()
                .filter(column -> chosen.filter(cards(column)::contains).isPresent())
                .findFirst()
                .orElseGet(columns::getFirst);
    }

    private static List<CaseCard> cards(Column column) {
        return column.cards
                .getChildren()
                .filter(CaseCard.class::isInstance)
                .map(CaseCard.class::cast)
                .toList();
    }

    /** The disputes in one state. */
    private final class Column extends Section {

        private final DisputeState state;
        private final long count;
        private final Div cards = new Div();
        private final Button more = new Button("Show more", click -> show(shown() + STEP));

        Column(DisputeState state) {
            this.state = state;
            count = board.count(state, researcher);
            addClassName("accord-board-column");
            H2 title = new H2(state.label());
            title.setId("disputes-" + state.name());
            setAriaLabelledBy("disputes-" + state.name());
            Span number = new Span(FigureText.count(count));
            number.addClassName("accord-count");
            Div head = new Div(title, number);
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
            List<DisputeCard> found = board.in(state, researcher, limit + 1);
            cards.removeAll();
            found.stream().limit(limit).forEach(card -> cards.add(new CaseCard(card, clock.instant(), zone)));
            if (found.isEmpty()) {
                cards.add(nothing());
            }
            more.setVisible(found.size() > limit);
        }

        private Paragraph nothing() {
            Paragraph words = new Paragraph(
                    researcher.isPresent()
                            ? "None of yours."
                            : switch (state) {
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
