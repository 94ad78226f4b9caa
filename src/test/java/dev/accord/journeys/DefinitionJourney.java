package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way of a rule into force: built by a marketing lead from the screen alone, signed by both departments. */
class DefinitionJourney extends Portal {

    private static final String RULE = "5 visits within 30 days, or 4 posts read, or an offer downloaded, or a demo"
            + " requested. Never: student address (e-mail ends with .edu).";

    private static final int MOST_CLICKS_AND_FIELDS = 30;

    /** Somebody's hands: every click and every field that is filled in counts. */
    private static final class Hands {

        private final Person person;
        private int count;

        Hands(Person person) {
            this.person = person;
        }

        void click(String button) {
            count++;
            person.button(button).first().click();
        }

        /** The field that was added last. */
        void fill(String label, String value) {
            count++;
            person.field(label).last().fill(value);
        }

        /** Chooses an activity, unless it stands there already. */
        void did(String activity) {
            int before = named(person, "Activity").count();
            click("Did something");
            assertThat(named(person, "Activity")).hasCount(before + 1);
            Locator chosen = named(person, "Activity").last();
            if (!activity.equals(chosen.innerText().strip())) {
                count += 2;
                chosen.click();
                person.page()
                        .getByRole(
                                AriaRole.OPTION,
                                new Page.GetByRoleOptions().setName(activity).setExact(true))
                        .click();
            }
        }
    }

    @Test
    void aMarketingLeadBuildsTheRuleWithin30ClicksAndFieldsAndBothDepartmentsSignIt() {
        try (Person lead = signIn("marketing-lead")) {
            lead.goesTo("/definitions/MQL", "MQL").findsItAccessible();
            Hands hands = new Hands(lead);
            hands.click("Propose a change");
            hands.click("Write a rule");
            hands.did("Visit");
            hands.fill("Times", "5");
            hands.fill("Within days", "30");
            hands.did("Post read");
            hands.fill("Times", "4");
            hands.did("Offer downloaded");
            hands.did("Demo requested");
            hands.click("Add an exclusion");
            hands.fill("Exclusion", "student address");
            hands.fill("Values", ".edu");
            assertThat(lead.page().getByRole(AriaRole.STATUS).filter(saying(RULE)))
                    .isVisible();
            lead.findsItAccessible();
            hands.click("Propose");

            lead.reads("waits for Marketing and Sales");
            assertThat(hands.count).isLessThanOrEqualTo(MOST_CLICKS_AND_FIELDS);
            sign(lead, "Marketing");
            lead.reads("waits for Sales");
            lead.findsItAccessible();
        }
        try (Person manager = signIn("sales-manager")) {
            manager.goesTo("/", "Scoreboard");
            manager.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("sign-off of \"MQL v2\""))
                    .click();
            sign(manager, "Sales");
            Locator inForce =
                    manager.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("In force"));
            assertThat(inForce).containsText("v2");
            assertThat(inForce).containsText(RULE);
            manager.findsItAccessible();
        }
    }

    /** A choice, which is a button that bears its name and its value. */
    private static Locator named(Person person, String name) {
        return person.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + " ")));
    }

    private static Locator.FilterOptions saying(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void sign(Person person, String department) {
        person.button("Sign for " + department).click();
        person.button("Sign").click();
    }

    @Test
    void aRuleIsBuiltByKeyboardAlone() {
        try (Person manager = signIn("sales-manager")) {
            manager.goesTo("/definitions/SAL/draft", "Propose a change of SAL");
            manager.button("Write a rule").focus();
            manager.presses("Enter");
            assertThat(named(manager, "How the conditions count together")).isFocused();
            manager.presses("Tab");
            manager.presses("Enter");
            assertThat(named(manager, "Activity")).isFocused();
            manager.presses("Tab");
            manager.page().keyboard().type("3");
            manager.presses("Tab");
            manager.page().keyboard().type("14");
            manager.presses("Tab");
            manager.page().keyboard().type("/pricing");
            assertThat(manager.page().getByRole(AriaRole.STATUS).filter(saying("/pricing")))
                    .containsText("3 visits at addresses with \"/pricing\" within 14 days.");
            manager.presses("Tab");
            manager.presses("Enter");
            assertThat(manager.page().getByRole(AriaRole.STATUS).filter(saying("Nothing qualifies")))
                    .isVisible();
        }
    }

    @Test
    void readsAndBuildsOnAPhoneInTheDark() {
        try (Person lead = signIn(
                "marketing-lead",
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
            lead.goesTo("/definitions/SQL", "SQL").findsItAccessible();
            lead.reads("Discussion");
            fits(lead);
            lead.goesTo("/definitions/SQL/draft", "Change the draft of SQL").findsItAccessible();
            lead.button("Points").first().click();
            lead.button("Add an exclusion").click();
            lead.findsItAccessible();
            fits(lead);
        }
    }

    private static void fits(Person person) {
        Object overhang =
                person.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overhang).intValue())
                .as("overhang of " + person.page().url())
                .isZero();
    }
}
