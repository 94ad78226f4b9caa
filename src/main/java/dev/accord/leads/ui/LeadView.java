package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.accord.leads.Activities;
import dev.accord.leads.Duplicates;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadList;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Merges;
import dev.accord.leads.PersonFile;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;

/** One lead: what happens next, what is known, and everything that happened. */
@Route(value = "leads/:id", layout = MainLayout.class)
@StyleSheet("context://assets/leads.css")
@PermitAll
class LeadView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    /** So much of the timeline is read at once. */
    private static final int PAGE = 50;

    private final LeadBook book;
    private final Leads leads;
    private final Activities activities;
    private final Lifecycle lifecycle;
    private final LeadList list;
    private final Duplicates duplicates;
    private final Merges merges;
    private final PersonFile personFile;
    private final Acting acting;
    private final Clock clock;
    private final ZoneId zone;
    private final Div content = new Div();
    private final Button log = new Button("Log activity", Glyph.PLUS.icon(), click -> askForActivity());
    private final Button move = new Button("Move", Glyph.NEXT.icon(), click -> askForMove());
    private final Button merge = new Button("Merge", click -> askForOther());

    private Optional<LeadCard> shown = Optional.empty();

    LeadView(
            LeadBook book,
            Leads leads,
            Activities activities,
            Lifecycle lifecycle,
            LeadList list,
            Duplicates duplicates,
            Merges merges,
            PersonFile personFile,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Lead");
        this.book = book;
        this.leads = leads;
        this.activities = activities;
        this.lifecycle = lifecycle;
        this.list = list;
        this.duplicates = duplicates;
        this.merges = merges;
        this.personFile = personFile;
        this.acting = acting;
        this.clock = clock;
        this.zone = zone;
        content.addClassName("accord-stack");
        header().add(log, move, merge);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            LeadCard lead =
                    book.card(Id.parse(event.getRouteParameters().get("id").orElse("")));
            if (lead.mergedInto() != null) {
                // links to it are still about
                event.forwardTo(
                        LeadView.class,
                        new RouteParameters("id", lead.mergedInto().toString()));
            } else {
                show(lead.id());
            }
        } catch (Refused unknown) {
            shown = Optional.empty();
            header().setHeading("Lead");
            header().setLine("");
            log.setVisible(false);
            move.setVisible(false);
            merge.setVisible(false);
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
        merge.setVisible(LeadRights.mayMerge(who) && lead.erasedAt() == null);
        LeadFacts facts = new LeadFacts(lead, book.standing(id), book.attributes(id), book.deals(id), zone);
        facts.add(new PrivacyPanel(lead, who, personFile, leads, this::show));
        content.removeAll();
        content.add(
                new NextPanel(lead, book.next(id), book.ahead(id), clock.instant(), zone),
                new SamePersonPanel(
                        id,
                        LeadRights.mayMerge(who) ? duplicates.about(id) : List.of(),
                        merges.of(id),
                        zone,
                        this::askToPart),
                Columns.narrowAndWide(
                        facts, new Panel("Timeline", new StoryPanel(after -> book.timeline(id, after, PAGE), zone))));
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

    private void askForOther() {
        shown.ifPresent(lead -> new OtherRecordDialog(lead, list).open());
    }

    private void askToPart(Merges.Merged merged) {
        new ReasonDialog("Undo the merge with " + merged.name(), "Undo", reason -> {
                    boolean done = Attempt.succeeds(() -> merges.undo(merged.id(), reason));
                    if (done) {
                        Notice.done("They are two records again");
                        show(merged.survivor());
                    }
                    return done;
                })
                .open();
    }
}
