package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Research;
import dev.accord.people.Acting;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Columns;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Keys;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.ReasonDialog;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** One dispute: the claim, what the research finds, and the verdict that puts the lead where it belongs. */
@Route(value = "disputes/:id", layout = MainLayout.class)
@PermitAll
class DisputeView extends Screen implements BeforeEnterObserver, HasDynamicTitle, ResearchActions.Work {

    private static final int LONGEST_REASON = 1000;

    private final DisputeBoard board;
    private final Disputes disputes;
    private final Research research;
    private final DisputeFiles files;
    private final CaseChoices choices;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final ResearchActions actions;
    private final Div content = new Div();

    private Optional<DisputeCard> shown = Optional.empty();
    private Optional<FindingsPanel> findings = Optional.empty();
    private Optional<VerdictForm> verdict = Optional.empty();

    DisputeView(
            DisputeBoard board,
            Disputes disputes,
            Research research,
            DisputeFiles files,
            CaseChoices choices,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Dispute");
        this.board = board;
        this.disputes = disputes;
        this.research = research;
        this.files = files;
        this.choices = choices;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
        content.addClassName("accord-stack");
        actions = new ResearchActions(who, choices.researchers(), this);
        header().add(actions);
        add(content, keys());
    }

    private Keys keys() {
        return new Keys("Dispute")
                .on("t", "Take the research on", this::take)
                .on("n", "Add a finding", () -> findings.ifPresent(FindingsPanel::takeFocus))
                .on("c", "Conclude the research", this::conclude)
                .on("v", "Write the verdict", () -> verdict.ifPresent(VerdictForm::takeFocus))
                .on("b", "To the board", () -> LessonChoices.goTo("disputes"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        verdict = Optional.empty();
        try {
            show(board.card(Id.parse(event.getRouteParameters().get("id").orElse(""))));
        } catch (Refused unknown) {
            shown = Optional.empty();
            findings = Optional.empty();
            header().setHeading("Dispute");
            header().setLine("");
            actions.setVisible(false);
            content.removeAll();
            content.add(new EmptyState(
                    "There is no such dispute",
                    "The address may be mistyped.",
                    new Anchor("disputes", "To all disputes")));
        }
    }

    @Override
    public String getPageTitle() {
        return shown.map(card -> "Dispute of " + card.leadName()).orElse("Dispute") + " · Accord";
    }

    private void show(DisputeCard card) {
        shown = Optional.of(card);
        header().setHeading("Dispute of " + card.leadName());
        header().setLine(card.company() == null ? "" : card.company());
        actions.show(card);
        content.removeAll();
        FindingsPanel found =
                new FindingsPanel(board, files, new ResearchDesk(research, files, card.id()), zone, rights(card));
        findings = Optional.of(found);
        Div right = new Div(found);
        right.addClassName("accord-stack");
        if (card.state() == DisputeState.REPOSITIONED) {
            verdict = Optional.empty();
            right.addComponentAsFirst(new VerdictPanel(card, zone));
        } else if (who.is(Role.MARKETING_LEAD) && card.state() != DisputeState.RAISED) {
            // What was typed outlives the end of the research.
            VerdictForm form = verdict.orElseGet(
                    () -> new VerdictForm(card, choices.verdict(card), clock.instant(), zone, this::decide));
            verdict = Optional.of(form);
            right.add(form);
        }
        Div left =
                new Div(new ClaimPanel(card, clock.instant(), zone), new HistoryPanel(board.history(card.id()), zone));
        left.addClassName("accord-stack");
        content.add(Columns.narrowAndWide(left, right));
    }

    /** Sales may add what it knows, too. */
    private FindingsPanel.FindingRights rights(DisputeCard card) {
        boolean open = card.state() != DisputeState.REPOSITIONED;
        boolean works = who.roles().stream().anyMatch(role -> role != Role.EXECUTIVE);
        return new FindingsPanel.FindingRights(open && works, who.is(Role.MARKETING_LEAD), who.person());
    }

    @Override
    public void take() {
        if (change("You research it now", id -> disputes.research(id))) {
            actions.takeFocus();
        }
    }

    @Override
    public void give(PersonCard person) {
        change("Research given to " + person.name(), id -> disputes.assign(id, person.id()));
    }

    @Override
    public void conclude() {
        if (change("Research concluded: the verdict is due", id -> disputes.conclude(id))) {
            verdict.ifPresent(VerdictForm::takeFocus);
        }
    }

    @Override
    public void reopen() {
        shown.ifPresent(card -> new ReasonDialog(
                        "Reopen the dispute of " + card.leadName(),
                        "The research begins anew, and the lead stays where it is until the next verdict. An offer that nobody has answered is taken back. The first verdict stays in the history.",
                        "Reason",
                        "Say why the verdict is questioned.",
                        LONGEST_REASON,
                        "Reopen",
                        reason -> change("Open again", id -> disputes.reopen(id, reason)))
                .open());
    }

    private void decide(VerdictForm.Draft draft) {
        change("Decided: the lead is where it belongs", id -> disputes.reposition(id, draft.verdict()));
    }

    /** Does it, and shows what became of it; a refusal leaves what was typed. */
    private boolean change(String done, Change change) {
        return shown.filter(card -> Attempt.succeeds(() -> change.to(card.id())))
                .map(card -> {
                    Notice.done(done);
                    show(board.card(card.id()));
                    return true;
                })
                .orElse(false);
    }

    private interface Change extends Serializable {
        void to(Id dispute);
    }
}
