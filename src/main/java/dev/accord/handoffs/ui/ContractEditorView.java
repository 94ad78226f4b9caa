package dev.accord.handoffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.handoffs.ContractClock;
import dev.accord.handoffs.Contracts;
import dev.accord.handoffs.HandoffContract;
import dev.accord.handoffs.Handover;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Drafts a contract, or revises its open draft. Nothing changes before both departments have signed. */
@Route(value = "admin/contracts/draft", layout = MainLayout.class)
@PageTitle("Draft a handoff contract · Accord")
@RolesAllowed({"MARKETING_LEAD", "SALES_MANAGER", "ADMIN"})
class ContractEditorView extends Screen implements BeforeEnterObserver {

    /** What a first draft begins with: half a day to answer, a reminder an hour before, two days to research. */
    private static final ContractClock USUAL = new ContractClock(240, 60, 960);

    private final Contracts contracts;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;
    private final DatePicker from = new DatePicker("In force from");
    private final TextArea reason = new TextArea("Why it is to change");

    private Optional<Handover> handover = Optional.empty();
    private Optional<HandoffContract> draft = Optional.empty();

    ContractEditorView(
            Contracts contracts,
            Lifecycle lifecycle,
            Directory directory,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Draft a handoff contract");
        this.contracts = contracts;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
        header().setLine("Nothing changes before both departments have signed");
        from.setLocale(Locale.UK);
        from.setHelperText("Not before both have signed");
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> wanted = event.getLocation().getQueryParameters().getSingleParameter(ContractsView.HANDOVER);
        handover = contracts.handovers().stream()
                .filter(one -> wanted.filter(one.id().toString()::equals).isPresent())
                .findFirst();
        List<HandoffContract> versions =
                handover.map(one -> contracts.versions(one.id())).orElse(List.of());
        draft = versions.stream().filter(HandoffContract::isDraft).findFirst();
        Optional<HandoffContract> basis = draft.or(() -> ContractState.inForce(versions, clock.instant()));
        show(basis);
    }

    private void show(Optional<HandoffContract> basis) {
        Lifecycle.Stages stages = lifecycle.stages();
        JumpFields jump = new JumpFields(stages);
        TermsForm terms = new TermsForm(directory, stages, contracts.knownAttributes());
        terms.clock(USUAL);
        basis.ifPresent(one -> terms.follow(one.terms()));
        LocalDate today = today();
        from.setMin(today);
        from.setValue(draft.map(one -> one.wantedFrom().atZone(zone).toLocalDate())
                .filter(today::isBefore)
                .orElse(today));
        reason.setValue(draft.map(HandoffContract::changeReason).orElse(""));
        removeAll();
        add(header());
        handover.ifPresentOrElse(
                one -> header().setHeading(
                                ContractWords.of(lifecycle, directory).jump(one.jump())),
                () -> add(new Panel("Which handover", jump)));
        Div when = new Div(from, reason);
        when.addClassName("accord-form");
        Button save = new Button(draft.isPresent() ? "Save the draft" : "Draft it", click -> save(jump, terms));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div foot = new Div(save, new Button("Cancel", click -> leave(handover.map(Handover::id))));
        foot.addClassName("accord-actions");
        add(terms, new Panel("From when, and why", when), foot);
    }

    private void save(JumpFields jump, TermsForm terms) {
        Attempt.succeeds(() -> {
            Id saved = write(jump, terms);
            Notice.done("Drafted: it waits for the signatures of both departments");
            leave(Optional.of(contracts.contract(saved).handover().id()));
        });
    }

    private Id write(JumpFields jump, TermsForm terms) {
        if (draft.isEmpty()) {
            return contracts.draft(
                    handover.map(Handover::jump).orElseGet(jump::jump), terms.terms(), wantedFrom(), reason.getValue());
        }
        Id open = draft.get().id();
        contracts.revise(open, terms.terms(), wantedFrom(), reason.getValue());
        return open;
    }

    private Instant wantedFrom() {
        LocalDate day = from.getOptionalValue().orElseGet(this::today);
        return day.equals(today()) ? clock.instant() : day.atStartOfDay(zone).toInstant();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private void leave(Optional<Id> chosen) {
        getUI().ifPresent(ui -> ui.navigate(
                ContractsView.class,
                chosen.map(id -> QueryParameters.of(ContractsView.HANDOVER, id.toString()))
                        .orElseGet(QueryParameters::empty)));
    }
}
