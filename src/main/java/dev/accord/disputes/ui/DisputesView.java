package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Facet;
import dev.accord.disputes.LessonTrend;
import dev.accord.disputes.Lessons;
import dev.accord.handoffs.Causes;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Keys;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Every dispute from the claim to the place where the lead belongs, and what all of them teach. */
@Route(value = "disputes", layout = MainLayout.class)
@PageTitle("Disputes · Accord")
@Menu(title = "Disputes", icon = "dispute", order = 30)
@PermitAll
class DisputesView extends Screen implements BeforeEnterObserver {

    private static final String CASES = "disputes?view=cases";
    private static final String LESSONS = "disputes?view=lessons";

    private final DisputeBoard board;
    private final Disputes disputes;
    private final Lessons lessons;
    private final LessonTrend trend;
    private final Causes causes;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final LinkTabs tabs = new LinkTabs("Disputes")
            .link("Board", "disputes")
            .link("All cases", CASES)
            .link("What they teach", LESSONS);
    private final Checkbox mine = new Checkbox("Only what I research");
    private final Div content = new Div();

    DisputesView(
            DisputeBoard board,
            Disputes disputes,
            Lessons lessons,
            LessonTrend trend,
            Causes causes,
            Directory directory,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Disputes");
        this.board = board;
        this.disputes = disputes;
        this.lessons = lessons;
        this.trend = trend;
        this.causes = causes;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
        mine.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                LessonChoices.goTo(change.getValue() ? "disputes?" + DisputeAddress.MINE + "=yes" : "disputes");
            }
        });
        content.addClassName("accord-stack");
        header().add(mine);
        add(tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        DisputeAddress.Part part = DisputeAddress.part(address);
        content.removeAll();
        mine.setVisible(part == DisputeAddress.Part.BOARD && marketing());
        tabs.current(
                switch (part) {
                    case BOARD -> "disputes";
                    case CASES -> CASES;
                    case LESSONS -> LESSONS;
                });
        header().setLine(line());
        try {
            content.add(
                    switch (part) {
                        case BOARD -> board(address);
                        case CASES -> cases(address);
                        case LESSONS -> teach(address);
                    });
        } catch (Refused refused) {
            content.add(new EmptyState("This cannot be shown", refused.reason()));
        }
    }

    private String line() {
        DisputeBoard.Counts counts = board.counts();
        return counts.open() == 0
                ? "No dispute waits for a verdict"
                : "%s without a verdict, %s not taken on, %s researched by you"
                        .formatted(
                                FigureText.count(counts.open()),
                                FigureText.count(counts.untaken()),
                                FigureText.count(counts.mine()));
    }

    private boolean marketing() {
        return who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD);
    }

    private Component board(QueryParameters address) {
        boolean onlyMine = address.getSingleParameter(DisputeAddress.MINE).isPresent();
        mine.setValue(onlyMine);
        DisputeState onPhone = address.getSingleParameter(DisputeAddress.STATE)
                .flatMap(word -> Arrays.stream(DisputeState.values())
                        .filter(state -> state.name().equalsIgnoreCase(word))
                        .findFirst())
                .orElse(DisputeState.RAISED);
        BoardPart part = new BoardPart(board, clock, zone, onlyMine ? who.person() : Optional.empty(), onPhone);
        Keys keys = new Keys("Disputes")
                .on("j", "Next dispute", () -> part.move(1))
                .on("k", "Previous dispute", () -> part.move(-1))
                .on("ArrowRight", "Next column", () -> part.step(1))
                .on("ArrowLeft", "Previous column", () -> part.step(-1));
        if (marketing()) {
            keys.on("t", "Take it on", () -> take(part));
        }
        return new Div(part, keys);
    }

    private void take(BoardPart part) {
        part.chosen().ifPresent(card -> {
            if (Attempt.succeeds(() -> disputes.research(card.id()))) {
                Notice.done("You research " + card.leadName());
                getUI().ifPresent(ui -> ui.navigate("disputes/" + card.id()));
            }
        });
    }

    private Component cases(QueryParameters address) {
        return new CasesPart(lessons, filter(address), causes.all(), directory.everybody());
    }

    private Component teach(QueryParameters address) {
        Facet by = address.getSingleParameter(DisputeAddress.BY)
                .flatMap(Facet::named)
                .filter(facet -> facet == Facet.CAMPAIGN || facet == Facet.REP)
                .orElse(Facet.SOURCE);
        Facet cause = address.getSingleParameter(DisputeAddress.CAUSES)
                .flatMap(Facet::named)
                .filter(facet -> facet == Facet.CLAIM)
                .orElse(Facet.CAUSE);
        DisputeFilter asked = filter(address);
        return new LessonsPart(
                        lessons, trend, DisputeFilter.raisedIn(asked.period()).within(asked.window()))
                .show(by, cause, LessonsPart.allRows(address), causes.all(), clock.instant());
    }

    private DisputeFilter filter(QueryParameters address) {
        return DisputeAddress.filter(address, LocalDate.ofInstant(clock.instant(), zone), zone);
    }
}
