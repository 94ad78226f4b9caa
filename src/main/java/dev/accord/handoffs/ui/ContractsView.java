package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.accord.handoffs.ContractPolicy;
import dev.accord.handoffs.Contracts;
import dev.accord.handoffs.HandoffContract;
import dev.accord.handoffs.Handover;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.SignedIn;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** What the departments agreed on for each handover, and how it came about. */
@Route(value = "admin/contracts", layout = MainLayout.class)
@PageTitle("Handoff contracts · Accord")
@Menu(title = "Contracts", icon = "agreement", order = 75)
@PermitAll
class ContractsView extends Screen implements BeforeEnterObserver {

    static final String HANDOVER = "handover";

    private final Contracts contracts;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final Div content = new Div();

    ContractsView(
            Contracts contracts,
            Lifecycle lifecycle,
            Directory directory,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Handoff contracts");
        this.contracts = contracts;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
        header().setLine("Who hands leads over to whom, with what, and what happens next");
        if (ContractPolicy.mayDraft(who)) {
            Button draft = new Button(
                    "New handover",
                    Glyph.PLUS.icon(),
                    click -> click.getSource().getUI().ifPresent(ui -> ui.navigate(ContractEditorView.class)));
            draft.addThemeVariants(ButtonVariant.PRIMARY);
            header().add(draft);
        }
        content.addClassName("accord-stack");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> wanted = event.getLocation().getQueryParameters().getSingleParameter(HANDOVER);
        List<Handover> handovers = contracts.handovers();
        show(
                handovers,
                handovers.stream()
                        .filter(one ->
                                wanted.filter(one.id().toString()::equals).isPresent())
                        .findFirst()
                        .or(() -> handovers.stream().findFirst().filter(one -> handovers.size() == 1)));
    }

    private void show(List<Handover> handovers, Optional<Handover> chosen) {
        content.removeAll();
        if (handovers.isEmpty()) {
            content.add(new EmptyState(
                    "There is no handover yet", "Draft the first one; leads are offered when both have signed it."));
            return;
        }
        ContractWords words = ContractWords.of(lifecycle, directory);
        content.add(list(handovers, chosen, words));
        chosen.ifPresent(handover -> content.add(new VersionsPanel(
                handover,
                contracts,
                words,
                who,
                clock.instant(),
                zone,
                () -> show(contracts.handovers(), Optional.of(handover)))));
    }

    private Component list(List<Handover> handovers, Optional<Handover> chosen, ContractWords words) {
        Instant now = clock.instant();
        DataTable table = new DataTable("Handovers")
                .column("A lead that comes from")
                .column("Into")
                .column("Goes to")
                .column("What happens next")
                .column("Answer within")
                .column("State");
        handovers.forEach(handover -> {
            List<HandoffContract> versions = contracts.versions(handover.id());
            Optional<HandoffContract> shown = ContractState.inForce(versions, now)
                    .or(() -> versions.stream().max(java.util.Comparator.comparing(HandoffContract::version)));
            table.row(
                    link(handover, chosen, words),
                    new Span(words.stage(handover.jump().to())),
                    new Span(shown.map(one -> words.department(one.taker())).orElse("")),
                    new Span(shown.map(HandoffContract::instruction).orElse("")),
                    new Span(shown.map(one ->
                                    ContractWords.time(one.terms().clock().respondMinutes()))
                            .orElse("")),
                    ContractState.summary(versions, now));
        });
        return new Panel("Handovers", new Wide("Handovers", table)).flush();
    }

    private static Component link(Handover handover, Optional<Handover> chosen, ContractWords words) {
        RouterLink link = new RouterLink(words.origin(handover.jump()), ContractsView.class);
        link.setQueryParameters(QueryParameters.of(HANDOVER, handover.id().toString()));
        link.getElement().setAttribute("aria-label", words.jump(handover.jump()));
        if (chosen.filter(handover::equals).isPresent()) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}
