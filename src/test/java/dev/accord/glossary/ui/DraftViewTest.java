package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.glossary.criteria.Wording;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DraftViewTest {

    private static final Criteria NESTED = new Criteria(
            new Group(
                    Match.ALL,
                    List.of(
                            new Did("VISIT", 2, 7, "/pricing"),
                            new Group(
                                    Match.ANY,
                                    List.of(
                                            new Scored(
                                                    20,
                                                    List.of(
                                                            new Scored.Weight("READ", 5),
                                                            new Scored.Weight("VISIT", 2)),
                                                    14),
                                            new Fact(
                                                    "country",
                                                    dev.accord.glossary.criteria.Criterion.Test.ONE_OF,
                                                    List.of("Korea, Republic of", "Switzerland")),
                                            new Group(Match.NONE, List.of(new Did("WEBINAR", 1, null, null))))))),
            List.of(new Criteria.Disqualifier(
                    "competitor",
                    new Fact("attribute.competitor", dev.accord.glossary.criteria.Criterion.Test.KNOWN, List.of()))));

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Drafts drafts;

    @Autowired
    TermBook book;

    Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void buildsTheRuleByChoosingAndSaysItAfterEachStep() {
        try (Visit visit = at("tess.lead", "MQL")) {
            click(visit, "Write a rule");
            assertThat(sentence(visit)).isEqualTo("Nothing qualifies a lead yet.");

            add(visit, "Did something");
            assertThat(sentence(visit)).isEqualTo("A visit.");
            number(visit, "Times").setValue(5);
            number(visit, "Within days").setValue(30);
            assertThat(sentence(visit)).isEqualTo("5 visits within 30 days.");
            add(visit, "Did something");
            number(visit, "Times").setValue(4);
            add(visit, "Did something");
            add(visit, "Did something");
            assertThat(sentence(visit))
                    .isEqualTo(
                            "5 visits within 30 days, or 4 posts read, or an offer downloaded, or a demo requested.");

            click(visit, "Add an exclusion");
            assertThat(sentence(visit)).endsWith("1 condition is not finished.");
            text(visit, "Exclusion").setValue("student address");
            named(visit, TextField.class, "Values").setValue(".edu");
            assertThat(sentence(visit))
                    .isEqualTo("5 visits within 30 days, or 4 posts read, or an offer downloaded, or a demo requested."
                            + " Never: student address (e-mail ends with .edu).");

            click(visit, "Propose");
            assertThat(visit.window().getCurrentView()).isInstanceOf(TermView.class);
            assertThat(visit.text()).contains("Draft v2", "Never: student address (e-mail ends with .edu).");
        }
        VersionCard draft = draft("MQL");
        assertThat(draft.criteria().map(Wording::sentence).orElseThrow()).startsWith("5 visits within 30 days");
        assertThat(draft.owner()).isEqualTo("Test Marketing lead");
    }

    @Test
    void bringsBackEveryKindOfConditionAsItWas() {
        Id draft = cast.as(
                players.marketer(),
                () -> drafts.propose("SQL", Proposal.of("Nested.").by(NESTED)));

        try (Visit visit = at("tess.lead", "SQL")) {
            assertThat(sentence(visit)).isEqualTo(Wording.sentence(NESTED));
            visit.window()
                    .find(TextArea.class)
                    .withCaption("What it means")
                    .single()
                    .setValue("Nested, said better.");
            click(visit, "Save");
        }
        assertThat(draft("SQL").id()).isEqualTo(draft);
        assertThat(draft("SQL").says().body()).isEqualTo("Nested, said better.");
        assertThat(draft("SQL").criteria()).contains(NESTED);
    }

    @Test
    void removesAConditionAndTakesThatBack() {
        cast.as(
                players.marketer(),
                () -> drafts.propose("SQL", Proposal.of("Nested.").by(NESTED)));

        try (Visit visit = at("tess.lead", "SQL")) {
            // The outermost comes last, after all that lies in it.
            Button remove = visit.window().find(Button.class).all().stream()
                    .filter(button -> button.getAriaLabel()
                            .filter("Remove this group"::equals)
                            .isPresent())
                    .toList()
                    .getLast();
            visit.window().test(remove).click();
            assertThat(sentence(visit))
                    .startsWith("2 visits at addresses with \"/pricing\" within 7 days. Never: competitor");
            click(visit, "Undo");
            assertThat(sentence(visit)).isEqualTo(Wording.sentence(NESTED));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void findsTheWayBackFromAFactThatNobodyHasAValueFor() {
        try (Visit visit = at("tess.lead", "MQL")) {
            click(visit, "Write a rule");
            add(visit, "Fact");
            assertThat(sentence(visit)).isEqualTo("Nothing qualifies a lead yet. 1 condition is not finished.");
            click(visit, "Propose");
            assertThat(visit.window().getCurrentView()).isInstanceOf(DraftView.class);
            assertThat(named(visit, TextField.class, "Values").isInvalid()).isTrue();

            ComboBox<String> field = named(visit, ComboBox.class, "Fact");
            field.setValue("attribute.budget");
            Select<dev.accord.glossary.criteria.Criterion.Test> comparison = named(visit, Select.class, "Comparison");
            comparison.setValue(dev.accord.glossary.criteria.Criterion.Test.KNOWN);
            assertThat(sentence(visit)).isEqualTo("Budget is known.");
            click(visit, "Propose");
            assertThat(visit.window().getCurrentView()).isInstanceOf(TermView.class);
        }
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseSavedAndKeepsWhatWasTyped() {
        Id draft = cast.as(players.marketer(), () -> drafts.propose("SQL", Proposal.of("First.")));

        try (Visit visit = at("tess.lead", "SQL")) {
            other(() -> cast.as(players.manager(), () -> drafts.revise(draft, 1, Proposal.of("The manager's."))));
            TextArea body = visit.window()
                    .find(TextArea.class)
                    .withCaption("What it means")
                    .single();
            body.setValue("The lead's.");
            click(visit, "Save");
            assertThat(visit.text()).contains("Somebody changed the draft SQL v2 after you opened it");
            assertThat(body.getValue()).isEqualTo("The lead's.");
        }
        assertThat(draft("SQL").says().body()).isEqualTo("The manager's.");
    }

    @Test
    void warnsThatAChangeVoidsSignatures() {
        cast.as(
                players.marketingLead(),
                () -> drafts.sign(drafts.propose("SQL", Proposal.of("First.")), 1, "MARKETING"));

        try (Visit visit = at("tess.lead", "SQL")) {
            assertThat(visit.text()).contains("When you save a change, the signature of Marketing is void.");
        }
    }

    @Test
    void leavesTheDraftOfOthersToThoseWhoLead() {
        cast.as(players.marketer(), () -> drafts.propose("SQL", Proposal.of("First.")));

        try (Visit visit = at("tess.rep", "SQL")) {
            assertThat(visit.text()).contains("There is a draft already, by Test Marketer", "To the draft");
            assertThat(visit.window().find(Button.class).withText("Save").exists())
                    .isFalse();
        }
    }

    @Test
    void agreesOnDaysForTheSalesCycleAndOffersNoRule() {
        try (Visit visit = at("tess.manager", "SALES_CYCLE")) {
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Write a rule")
                            .exists())
                    .isFalse();
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Agreed value")
                    .single()
                    .setValue(new BigDecimal("60"));
            click(visit, "Propose");
            assertThat(visit.text()).contains("60 days");
        }
        assertThat(draft("SALES_CYCLE").says().agreed()).isEqualTo(new AgreedValue(new BigDecimal("60"), null));
        assertThat(draft("SALES_CYCLE").says().lapse()).isEqualTo(Lapse.KEEP);
    }

    private Visit at(String username, String term) {
        Visit visit = visits.of(username);
        visit.window().getUI().navigate("definitions/%s/draft".formatted(term));
        assertThat(visit.window().getCurrentView()).isInstanceOf(DraftView.class);
        return visit;
    }

    private VersionCard draft(String term) {
        return CompletableFuture.supplyAsync(() -> cast.as(players.rep(), () -> book.term(term)))
                .join()
                .draft()
                .orElseThrow();
    }

    private static void other(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    /** Adds to the outermost group: its buttons come last, until there are exclusions. */
    private static void add(Visit visit, String what) {
        visit.window()
                .test(visit.window().find(Button.class).withText(what).all().getLast())
                .click();
    }

    private static IntegerField number(Visit visit, String label) {
        return all(visit, IntegerField.class, label).getLast();
    }

    private static TextField text(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    private static <C extends Component & com.vaadin.flow.component.HasAriaLabel> List<C> all(
            Visit visit, Class<C> type, String label) {
        return visit.window().find(type).all().stream()
                .filter(field -> field.getAriaLabel().filter(label::equals).isPresent())
                .toList();
    }

    private static <C extends Component & com.vaadin.flow.component.HasAriaLabel> C named(
            Visit visit, Class<C> type, String label) {
        return all(visit, type, label).getLast();
    }

    /** The rule as the screen says it. */
    private static String sentence(Visit visit) {
        return visit.window().find(Paragraph.class).all().stream()
                .filter(words -> "status".equals(words.getElement().getAttribute("role")))
                .map(words -> words.getElement().getTextRecursively())
                .collect(Collectors.joining())
                .replaceFirst("^Rule\\s+", "");
    }
}
