package dev.accord.glossary.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.DraftPolicy;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.Signature;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.Vocabulary;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.SignedIn;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Where a draft is written: a new one begins with what is in force. */
@Route(value = "definitions/:term/draft", layout = MainLayout.class)
@RolesAllowed({"MARKETER", "MARKETING_LEAD", "SALES_REP", "SALES_MANAGER", "ADMIN"})
class DraftView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final TermBook book;
    private final Drafts drafts;
    private final Directory directory;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final ZoneId zone;
    private final Currency currency;
    private final SignedIn who;
    private final Div content = new Div();

    private String title = "Draft";

    DraftView(
            TermBook book,
            Drafts drafts,
            Directory directory,
            Vocabulary vocabulary,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.currency:EUR}") String currency) {
        super("Draft");
        this.book = book;
        this.drafts = drafts;
        this.directory = directory;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.zone = zone;
        this.currency = Currency.getInstance(currency);
        who = acting.now();
        content.addClassName("accord-stack");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        try {
            write(book.term(event.getRouteParameters().get("term").orElse("")));
        } catch (Refused unknown) {
            content.add(new EmptyState(
                    "There is no such term",
                    "The address may be mistyped.",
                    new Anchor("definitions", "To all definitions")));
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Accord";
    }

    private void write(TermStory story) {
        Optional<VersionCard> draft = story.draft();
        title = (draft.isPresent() ? "Change the draft of " : "Propose a change of ")
                + story.term().name();
        header().setHeading(title);
        header().setLine("It changes nothing until %s signed it."
                .formatted(DefinitionTexts.departments(story.term().departments())
                        + (story.term().departments().size() == 1 ? " has" : " have")));
        if (draft.filter(one -> !DraftPolicy.mayChange(who, one)).isPresent()) {
            content.add(new EmptyState(
                    "There is a draft already, by "
                            + DefinitionTexts.person(draft.get().proposed().person()),
                    "Those who lead and who proposed it change it. Say in its discussion what you miss.",
                    new Anchor(DefinitionTexts.address(story.term()), "To the draft")));
            return;
        }
        Optional<Proposal> start =
                draft.or(() -> story.inForce(clock.instant())).map(VersionCard::says);
        List<PersonCard> people =
                directory.everybody().stream().filter(PersonCard::active).toList();
        DraftForm form = new DraftForm(
                story.term(),
                start,
                people,
                draft.isPresent() ? Optional.empty() : who.person(),
                LocalDate.ofInstant(clock.instant(), zone),
                currency);
        content.add(new Panel("Text", form));
        RuleBuilder rule =
                new RuleBuilder(Choices.of(vocabulary, start.map(Proposal::criteria)), start.map(Proposal::criteria));
        if (story.term().ofStage()) {
            content.add(new Panel("Rule", rule, form.lapse()));
        }
        voided(draft).ifPresent(content::add);
        content.add(actions(story, draft, form, rule));
    }

    private static Optional<Div> voided(Optional<VersionCard> draft) {
        return draft.filter(one -> !one.valid().isEmpty()).map(one -> {
            Div warning = new Div(
                    Glyph.WARNING.icon(),
                    new Span("When you save a change, the signature of %s is void."
                            .formatted(DefinitionTexts.and(one.valid().stream()
                                    .map(Signature::departmentName)
                                    .toList()))));
            warning.addClassName("accord-draft-warning");
            return warning;
        });
    }

    private Div actions(TermStory story, Optional<VersionCard> draft, DraftForm form, RuleBuilder rule) {
        Button save = new Button(draft.isPresent() ? "Save" : "Propose", click -> {
            if (form.isComplete() && rule.isComplete()) {
                save(story, draft, form, rule);
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save, new Anchor(DefinitionTexts.address(story.term()), "Cancel"));
        actions.addClassName("accord-actions");
        return actions;
    }

    private void save(TermStory story, Optional<VersionCard> draft, DraftForm form, RuleBuilder rule) {
        boolean saved = Attempt.succeeds(() -> {
            Proposal proposal = form.proposal().by(rule.rule().orElse(null));
            if (draft.isPresent()) {
                drafts.revise(draft.get().id(), draft.get().revision(), proposal);
            } else {
                drafts.propose(story.term().key(), proposal);
            }
        });
        if (saved) {
            Notice.done(draft.isPresent() ? "Saved" : "Proposed: it waits for the signatures");
            UI.getCurrent().navigate(DefinitionTexts.address(story.term()));
        }
    }
}
