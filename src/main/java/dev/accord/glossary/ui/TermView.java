package dev.accord.glossary.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.DraftPolicy;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.MeasuredTerm;
import dev.accord.glossary.Rehearsing;
import dev.accord.glossary.RollingOut;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Refused;
import dev.accord.ui.Columns;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;

/** One term: what it means now, the draft that waits, and every version it ever had. */
@Route(value = "definitions/:term", layout = MainLayout.class)
@PermitAll
class TermView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final TermBook book;
    private final DraftDesk desk;
    private final ObjectProvider<MeasuredTerm> measures;
    private final ObjectProvider<RollingOut> rollouts;
    private final ObjectProvider<Rehearsing> rehearsals;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final Button propose = new Button("Propose a change");
    private final Div content = new Div();

    private Optional<TermStory> shown = Optional.empty();

    TermView(
            TermBook book,
            Drafts drafts,
            ObjectProvider<MeasuredTerm> measures,
            ObjectProvider<RollingOut> rollouts,
            ObjectProvider<Rehearsing> rehearsals,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Definition");
        this.book = book;
        this.measures = measures;
        this.rollouts = rollouts;
        this.rehearsals = rehearsals;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
        desk = new DraftDesk(book, drafts, who, clock, zone, this::reload);
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.addClickListener(click ->
                shown.ifPresent(story -> UI.getCurrent().navigate(DefinitionTexts.address(story.term()) + "/draft")));
        header().add(propose);
        content.addClassName("accord-stack");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(
                    book.term(event.getRouteParameters().get("term").orElse("")),
                    event.getLocation().getQueryParameters());
        } catch (Refused unknown) {
            shown = Optional.empty();
            header().setHeading("Definition");
            header().setLine("");
            propose.setVisible(false);
            content.removeAll();
            content.add(new EmptyState(
                    "There is no such term",
                    "The address may be mistyped.",
                    new Anchor("definitions", "To all definitions")));
        }
    }

    @Override
    public String getPageTitle() {
        return shown.map(story -> story.term().name()).orElse("Definition") + " · Accord";
    }

    private void show(TermStory story, QueryParameters address) {
        shown = Optional.of(story);
        Instant now = clock.instant();
        header().setHeading(story.term().name());
        header().setLine("Concerns %s. %s."
                .formatted(
                        DefinitionTexts.departments(story.term().departments()), DefinitionTexts.owner(story.term())));
        propose.setVisible(story.draft().isEmpty() && DraftPolicy.mayPropose(who));
        content.removeAll();
        Div past = new Div(new InForcePanel(story, now, zone, measured(story), rollout(story, now)));
        past.addClassName("accord-stack");
        List<VersionCard> earlier = earlier(story, now);
        if (!earlier.isEmpty()) {
            past.add(new EarlierVersions(earlier, now, zone, version -> book.discussion(version.id())));
        }
        story.draft()
                .ifPresentOrElse(
                        draft -> content.add(new Columns(past, desk.panel(story, draft))), () -> content.add(past));
        story.draft().flatMap(this::rehearsal).ifPresent(content::add);
        if (story.versions().size() > 1) {
            content.add(comparison(story, now, address));
        }
    }

    /** Neither in force, nor about to be, nor open. */
    private static List<VersionCard> earlier(TermStory story, Instant now) {
        return story.versions().stream()
                .filter(version -> !version.isOpen())
                .filter(version -> story.inForce(now).filter(version::equals).isEmpty())
                .filter(version -> story.signedFor(now).filter(version::equals).isEmpty())
                .toList();
    }

    private Optional<MeasuredTerm.Measured> measured(TermStory story) {
        return measures.stream()
                .filter(measure -> measure.term().equals(story.term().key()))
                .findFirst()
                .map(MeasuredTerm::today);
    }

    private Optional<RollingOut.Progress> rollout(TermStory story, Instant now) {
        return story.inForce(now)
                .flatMap(version -> Optional.ofNullable(rollouts.getIfAvailable())
                        .flatMap(rollout -> rollout.progress(version.id())));
    }

    /** Only where somebody can rehearse, and there is a rule to be rehearsed. */
    private Optional<RehearsalPanel> rehearsal(VersionCard draft) {
        return draft.criteria()
                .flatMap(rule -> Optional.ofNullable(rehearsals.getIfAvailable())
                        .map(rehearsing -> new RehearsalPanel(rehearsing, draft, rule, zone)));
    }

    private Comparison comparison(TermStory story, Instant now, QueryParameters address) {
        String path = DefinitionTexts.address(story.term());
        Comparison comparison = new Comparison(
                story,
                now,
                zone,
                (from, to) -> UI.getCurrent()
                        .navigate(new Location(path, QueryParameters.simple(Map.of("from", from + "", "to", to + "")))
                                .getPathWithQueryParameters()));
        VersionCard latest = story.versions().getLast();
        VersionCard before = story.inForce(now)
                .filter(version -> version.version() < latest.version())
                .orElse(story.versions().get(story.versions().size() - 2));
        comparison.show(
                named(story, address, "from").orElse(before),
                named(story, address, "to").orElse(latest));
        return comparison;
    }

    /** What is no version of the term counts as not named. */
    private static Optional<VersionCard> named(TermStory story, QueryParameters address, String name) {
        return address.getSingleParameter(name)
                .filter(number -> number.matches("\\d{1,6}"))
                .flatMap(number -> story.numbered(Integer.parseInt(number)));
    }

    private void reload() {
        shown.ifPresent(story -> show(book.term(story.term().key()), QueryParameters.empty()));
    }
}
