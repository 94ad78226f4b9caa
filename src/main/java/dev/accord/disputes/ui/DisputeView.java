package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Disputes;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Columns;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** One dispute: the claim, what the research finds, and the verdict that puts the lead where it belongs. */
@Route(value = "disputes/:id", layout = MainLayout.class)
@PermitAll
class DisputeView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final DisputeBoard board;
    private final Disputes disputes;
    private final Directory directory;
    private final Lifecycle lifecycle;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final ResearchActions actions;
    private final Div content = new Div();

    private Optional<DisputeCard> shown = Optional.empty();
    private Optional<VerdictForm> verdict = Optional.empty();

    DisputeView(
            DisputeBoard board,
            Disputes disputes,
            Directory directory,
            Lifecycle lifecycle,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Dispute");
        this.board = board;
        this.disputes = disputes;
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
        content.addClassName("accord-stack");
        actions = new ResearchActions(researchers(), this::take, this::give, this::conclude);
        header().add(actions);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        verdict = Optional.empty();
        try {
            show(board.card(Id.parse(event.getRouteParameters().get("id").orElse(""))));
        } catch (Refused unknown) {
            shown = Optional.empty();
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
        actions.show(card, marketing());
        content.removeAll();
        FindingsPanel findings = new FindingsPanel(mayFind(card), zone, this::find);
        findings.show(board.findings(card.id()));
        Div right = new Div(findings);
        right.addClassName("accord-stack");
        if (card.state() == DisputeState.REPOSITIONED) {
            verdict = Optional.empty();
            right.addComponentAsFirst(new VerdictPanel(card, zone));
        } else if (who.is(Role.MARKETING_LEAD) && card.state() != DisputeState.RAISED) {
            // What was typed outlives the end of the research.
            VerdictForm form = verdict.orElseGet(
                    () -> new VerdictForm(card, lifecycle.stages(), clock.instant(), zone, this::decide));
            verdict = Optional.of(form);
            right.add(form);
        }
        content.add(Columns.narrowAndWide(new ClaimPanel(card, clock.instant(), zone), right));
    }

    private boolean marketing() {
        return who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD);
    }

    /** Sales may add what it knows, too. */
    private boolean mayFind(DisputeCard card) {
        return card.state() != DisputeState.REPOSITIONED
                && who.roles().stream().anyMatch(role -> role != Role.EXECUTIVE);
    }

    private List<PersonCard> researchers() {
        return directory.everybody().stream()
                .filter(person -> person.active() && (person.is(Role.MARKETER) || person.is(Role.MARKETING_LEAD)))
                .toList();
    }

    private void take() {
        if (change("You research it now", id -> disputes.research(id))) {
            actions.takeFocus();
        }
    }

    private void give(PersonCard person) {
        change("Research given to " + person.name(), id -> disputes.assign(id, person.id()));
    }

    private void conclude() {
        if (change("Research concluded: the verdict is due", id -> disputes.conclude(id))) {
            verdict.ifPresent(VerdictForm::takeFocus);
        }
    }

    private void find(FindingsPanel panel, FindingsPanel.Found found) {
        Id id = shown.orElseThrow().id();
        if (Attempt.succeeds(() -> disputes.find(id, found.kind(), found.text()))) {
            Notice.done("Added");
            panel.show(board.findings(id));
        }
    }

    private void decide(VerdictForm.Draft draft) {
        change("Decided: the lead is where it belongs", id -> disputes.reposition(id, draft.verdict()));
    }

    /** Does it, and shows what became of it; a refusal leaves what was typed. */
    private boolean change(String done, Change change) {
        Id id = shown.orElseThrow().id();
        if (!Attempt.succeeds(() -> change.to(id))) {
            return false;
        }
        Notice.done(done);
        show(board.card(id));
        return true;
    }

    private interface Change extends java.io.Serializable {
        void to(Id dispute);
    }
}
