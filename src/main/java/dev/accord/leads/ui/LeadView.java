package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.Activities;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Columns;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;

/** One lead: what happens next, what is known, and everything that happened. */
@Route(value = "leads/:id", layout = MainLayout.class)
@PermitAll
class LeadView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final LeadBook book;
    private final Leads leads;
    private final Activities activities;
    private final Lifecycle lifecycle;
    private final Acting acting;
    private final Clock clock;
    private final ZoneId zone;
    private final Div content = new Div();
    private final Button log = new Button("Log activity", Glyph.PLUS.icon(), click -> askForActivity());
    private final Button move = new Button("Move", Glyph.NEXT.icon(), click -> askForMove());

    private Optional<LeadCard> shown = Optional.empty();

    LeadView(
            LeadBook book,
            Leads leads,
            Activities activities,
            Lifecycle lifecycle,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Lead");
        this.book = book;
        this.leads = leads;
        this.activities = activities;
        this.lifecycle = lifecycle;
        this.acting = acting;
        this.clock = clock;
        this.zone = zone;
        content.addClassName("accord-stack");
        header().add(log, move);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(Id.parse(event.getRouteParameters().get("id").orElse("")));
        } catch (Refused unknown) {
            shown = Optional.empty();
            header().setHeading("Lead");
            header().setLine("");
            log.setVisible(false);
            move.setVisible(false);
            content.removeAll();
            content.add(new EmptyState(
                    "There is no such lead", "The address may be mistyped.", new Anchor("leads", "To all leads")));
        }
    }

    @Override
    public String getPageTitle() {
        return shown.map(LeadCard::name).orElse("Lead") + " · Accord";
    }

    private void show(Id id) {
        LeadCard lead = book.card(id);
        shown = Optional.of(lead);
        header().setHeading(lead.name());
        header().setLine(Stream.of(lead.jobTitle(), lead.company())
                .flatMap(Stream::ofNullable)
                .reduce((title, company) -> title + ", " + company)
                .orElse(""));
        SignedIn who = acting.now();
        log.setVisible(LeadRights.mayLog(who));
        move.setVisible(LeadRights.mayMove(who, lead, stageOf(lead)));
        content.removeAll();
        content.add(
                new NextPanel(lead, book.next(id), clock.instant(), zone),
                Columns.narrowAndWide(
                        new LeadFacts(lead, book.attributes(id), book.deals(id), zone),
                        new Panel("Timeline", LeadTimeline.of(book.timeline(id), zone))));
    }

    private Stage stageOf(LeadCard lead) {
        return lifecycle.stages().byId(lead.stageId());
    }

    private void askForActivity() {
        shown.ifPresent(lead -> new ActivityDialog(entry -> {
                    boolean done = Attempt.succeeds(
                            () -> activities.log(lead.id(), entry.type(), entry.outcome(), entry.note()));
                    if (done) {
                        Notice.done("Logged");
                        show(lead.id());
                    }
                    return done;
                })
                .open());
    }

    private void askForMove() {
        shown.ifPresent(lead -> new MoveDialog(lead.name(), lifecycle.stages(), stageOf(lead), (stage, reason) -> {
                    boolean done = Attempt.succeeds(() -> leads.move(lead.id(), stage.key(), reason));
                    if (done) {
                        Notice.done("Moved to " + stage.label());
                        show(lead.id());
                    }
                    return done;
                })
                .open());
    }
}
