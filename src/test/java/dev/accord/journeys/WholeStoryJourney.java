package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The portal's reason to be, from a handoff to the revenue goal, by mouse and by key, accessible at each step. */
class WholeStoryJourney extends Portal {

    private static final Path PIPELINE = Path.of(
                    Optional.ofNullable(System.getenv("ACCORD_SHARED")).orElse("../shared"))
            .resolve("data/crm-sales-opportunities/sales_pipeline.csv");

    private static final String CLAIM = "Their budget round is in January, says the buyer";

    @Test
    void aRepAcceptsOneLeadAndDisputesAnotherWhichMarketingResearchesAndRepositions() {
        String disputed;
        try (Person rep = signIn("rep")) {
            rep.findsItAccessible();
            disputed = acceptsOneAndDisputesAnother(rep);
        }
        try (Person marketing = signIn("marketing-lead")) {
            researches(marketing);
            decides(marketing);
            marketing.follows(disputed);
            marketing.reads("Disputed by sales");
            marketing.reads("Entered Nurture");
            marketing.findsItAccessible();
        }
    }

    /** @return the name of the lead that was disputed */
    private static String acceptsOneAndDisputesAnother(Person rep) {
        rep.goesTo("/handoffs", "Handoffs").findsItAccessible();
        rep.presses("j");
        rep.presses("Enter");
        Locator opened = rep.page()
                .getByRole(AriaRole.COMPLEMENTARY)
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(2))
                .first();
        assertThat(opened).isVisible();
        String accepted = opened.innerText();
        rep.findsItAccessible();

        rep.presses("a");
        rep.reads("Accepted " + accepted);
        assertThat(opened).not().hasText(accepted);

        String disputed = opened.innerText();
        rep.presses("d");
        // the dialog's own box has no size: what is in it is what one sees
        Locator dialog =
                rep.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Dispute " + disputed));
        rep.reads("Marketing researches it and says where the lead goes.");
        rep.findsItAccessible();
        Locator confirm = dialog.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Dispute").setExact(true));
        confirm.click();
        rep.reads("Choose the cause.");
        rep.findsItAccessible();
        rep.chooses("Cause", "No budget");
        rep.field("What did you find?").fill(CLAIM);
        confirm.click();
        rep.reads("Disputed " + disputed);
        return disputed;
    }

    private static void researches(Person marketing) {
        marketing.goesTo("/disputes", "Disputes").findsItAccessible();
        marketing
                .page()
                .getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(CLAIM))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        marketing.reads("Claim");
        marketing.findsItAccessible();

        marketing.button("Take it on").click();
        marketing.reads("You research it now");
        marketing.field("What did you find out?").fill("Called: the need is real, the money comes in January");
        marketing.button("Add finding").click();
        marketing.reads("Called: the need is real, the money comes in January");
        marketing.button("Conclude research").click();
        marketing.reads("Research concluded");
        marketing.findsItAccessible();
    }

    private static void decides(Person marketing) {
        marketing.field("What the research found").fill("Right lead, wrong moment");
        marketing.field("Nurture campaign").fill("Budget season");
        marketing.button("Decide and reposition").click();
        marketing.reads("the lead is where it belongs");
        marketing.reads("Right lead, wrong moment");
        marketing.findsItAccessible();
    }

    @Test
    void anExecutiveSeesRevenueAgainstTheGoalAndChangesNothing() {
        try (Person executive = signIn("executive")) {
            executive.goesTo("/", "Scoreboard");
            assertThat(executive.page().getByRole(AriaRole.METER))
                    .hasAccessibleName(Pattern.compile("Goal of Q\\d \\d{4}"));
            executive.reads("Leads generated");
            executive.reads("Booked meetings");
            executive.reads("Opportunity value");
            executive.findsItAccessible();

            executive.goesTo("/handoffs?tab=all", "Handoffs");
            executive.presses("j");
            executive.presses("Enter");
            assertThat(executive.page().getByRole(AriaRole.COMPLEMENTARY)).isVisible();
            assertThat(executive.button("Accept")).isHidden();
            assertThat(executive.button("Dispute")).isHidden();
            executive.goesTo("/admin/people", "There is nothing here for you").findsItAccessible();
        }
    }

    @Test
    void aRealExportThatIsImportedAsItIsShowsOnTheScoreboard() {
        assumeTrue(Files.isReadable(PIPELINE), () -> "skipped: the sample " + PIPELINE + " is not here");
        try (Person manager = signIn("sales-manager")) {
            assertThat(manager.revenueOf(2017)).isZero();

            dropsThePipeline(manager);
            manager.findsItAccessible();
            manager.button("Try it out").click();
            assertThat(manager.fact("Would be created")).hasText("8,800");
            assertThat(manager.fact("Rejected")).hasText("0");
            manager.findsItAccessible();
            assertThat(manager.revenueOf(2017)).as("after trying it out").isZero();

            dropsThePipeline(manager);
            manager.button("Import").click();
            assertThat(manager.fact("Created")).hasText("8,800");
            manager.findsItAccessible();
            assertThat(manager.revenueOf(2017)).as("after the import").isEqualTo(10_005_534);
            manager.findsItAccessible();
        }
    }

    private static void dropsThePipeline(Person manager) {
        manager.goesTo("/import", "Import").findsItAccessible();
        manager.chooses("The file holds", "Opportunities");
        manager.page().locator("input[type=file]").setInputFiles(PIPELINE);
        manager.reads("What the columns mean");
    }
}
