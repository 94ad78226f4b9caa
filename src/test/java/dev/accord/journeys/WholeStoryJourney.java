package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.people.Acting;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WholeStoryJourney extends Portal {

    private static final String CLAIM = "Their budget round is in January, says the buyer";

    @Autowired
    Figures figures;

    @Autowired
    Acting acting;

    @Autowired
    Clock clock;

    @Test
    void fromTheQueueToARepositionedLeadAndAnImportThatMovesTheGoal() {
        String disputed = aRepAcceptsOneLeadAndDisputesAnother();
        theMarketingLeadResearchesAndRepositions(disputed);
        theExecutiveSeesRevenueAgainstTheGoal();
        anImportChangesTheFigures();
    }

    private String aRepAcceptsOneLeadAndDisputesAnother() {
        try (Person rep = signIn("rep")) {
            rep.findsItAccessible();
            rep.goesTo("/handoffs", "Handoffs").findsItAccessible();

            rep.presses("j");
            rep.presses("Enter");
            Locator panel = rep.page().getByRole(AriaRole.COMPLEMENTARY);
            String accepted = panel.getByRole(AriaRole.HEADING).first().innerText();
            rep.findsItAccessible();
            rep.presses("a");
            rep.reads("Accepted " + accepted);

            Locator next = panel.getByRole(AriaRole.HEADING).first();
            assertThat(next).not().hasText(accepted);
            String disputed = next.innerText();
            rep.presses("d");
            Locator dialog =
                    rep.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Dispute " + disputed));
            assertThat(dialog).isVisible();
            rep.findsItAccessible();
            rep.button("Dispute").last().click();
            rep.reads("Choose the cause.");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Cause")))
                    .click();
            rep.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("No budget"))
                    .click();
            rep.page().getByLabel("What did you find?").fill(CLAIM);
            rep.button("Dispute").last().click();
            rep.reads("Disputed " + disputed);
            return disputed;
        }
    }

    private void theMarketingLeadResearchesAndRepositions(String lead) {
        try (Person marketing = signIn("marketing-lead")) {
            marketing.goesTo("/disputes", "Disputes").findsItAccessible();
            marketing
                    .page()
                    .getByRole(AriaRole.ARTICLE)
                    .filter(new Locator.FilterOptions().setHasText(CLAIM))
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            marketing.reads(CLAIM);
            marketing.findsItAccessible();

            marketing.button("Take it on").click();
            marketing.reads("You research it now");
            marketing.field("What did you find out?").fill("Called: the need is real, the money comes in January");
            marketing.button("Add finding").click();
            marketing.reads("Called: the need is real, the money comes in January");
            marketing.button("Conclude research").click();
            marketing.reads("Research concluded");
            marketing.findsItAccessible();

            marketing.field("What the research found").fill("Right lead, wrong moment");
            marketing.field("Nurture campaign").fill("Budget season");
            marketing.button("Decide and reposition").click();
            marketing.reads("the lead is where it belongs");
            marketing.reads("Right lead, wrong moment");
            marketing.findsItAccessible();

            marketing
                    .page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(lead))
                    .first()
                    .click();
            marketing.reads("Entered Nurture");
            marketing.reads("Disputed by sales");
            marketing.findsItAccessible();
        }
    }

    private void theExecutiveSeesRevenueAgainstTheGoal() {
        try (Person executive = signIn("executive")) {
            executive.goesTo("/", "Scoreboard");
            assertThat(executive.page().getByRole(AriaRole.METER).first()).isVisible();
            executive.reads("Leads generated");
            executive.reads("Booked meetings");
            executive.reads("Opportunity value");
            executive.findsItAccessible();
            executive.goesTo("/handoffs", "Handoffs");
            executive.presses("j");
            executive.presses("Enter");
            assertThat(executive.button("Accept")).isHidden();
            executive.page().navigate(address() + "/admin/people");
            assertThat(executive.page().getByText("Invite")).isHidden();
        }
    }

    private void anImportChangesTheFigures() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        BigDecimal before = revenueOfTheQuarter(today);
        String csv = """
                Deal ID;Deal Name;Amount;Currency;Create Date;Close Date;Outcome
                J-1;Journey one;1.000,50;EUR;%1$s;%1$s;Won
                J-2;Journey two;2.000,00;EUR;%1$s;%1$s;Won
                J-3;Journey three;not a number;EUR;%1$s;%1$s;Won
                """.formatted(today);
        try (Person manager = signIn("sales-manager")) {
            manager.goesTo("/import", "Import").findsItAccessible();
            manager.chooses("Kind", "Opportunities");
            manager.page()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("deals.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
            manager.reads("What the columns mean");
            manager.findsItAccessible();
            manager.button("Try it out").click();
            manager.reads("Tried out: nothing was kept");
            Assertions.assertThat(revenueOfTheQuarter(today)).isEqualByComparingTo(before);
            manager.button("Import").click();
            manager.reads("not a number");
            manager.findsItAccessible();

            Assertions.assertThat(revenueOfTheQuarter(today))
                    .isEqualByComparingTo(before.add(new BigDecimal("3000.50")));
        }
    }

    private BigDecimal revenueOfTheQuarter(LocalDate today) {
        return acting.asPortal(() -> figures.figure(
                        "revenue", FigureQuery.over(Period.quarterOf(today, ZoneOffset.UTC)))
                .numerator());
    }
}
