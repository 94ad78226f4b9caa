package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Location;
import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.shared.Id;
import dev.accord.testing.Agreements;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class TermViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Agreements agreements;

    @Autowired
    Drafts drafts;

    @Autowired
    Definitions definitions;

    @Autowired
    Clock clock;

    Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    private Id proposed(Proposal proposal) {
        return cast.as(players.marketer(), () -> drafts.propose("SQL", proposal));
    }

    @Test
    void signsForTheDepartmentsThatThePersonLeadsUntilItIsInForce() {
        proposed(Proposal.of("Ready to buy."));

        try (Visit visit = at("tess.lead", "SQL")) {
            assertThat(visit.text())
                    .contains("Draft v2", "waits for Marketing and Sales", "Ready to buy.", "not signed yet");
            assertThat(has(visit, "Sign for Sales")).isFalse();
            sign(visit, "Sign for Marketing");
            assertThat(visit.text()).contains("waits for Sales", "signed by Test Marketing lead");
        }
        assertThat(inForce()).isEqualTo(1);
        try (Visit visit = at("tess.manager", "SQL")) {
            sign(visit, "Sign for Sales");
            assertThat(visit.text()).contains("In force v2 Ready to buy.").doesNotContain("Draft v2");
        }
        assertThat(inForce()).isEqualTo(2);
    }

    @Test
    void saysWhyASignatureIsVoid() {
        Id draft = proposed(Proposal.of("Ready to buy."));
        cast.as(players.marketingLead(), () -> drafts.sign(draft, 1, "MARKETING"));
        cast.as(players.marketer(), () -> drafts.revise(draft, 1, Proposal.of("Nearly ready to buy.")));

        try (Visit visit = at("tess.rep", "SQL")) {
            assertThat(visit.text())
                    .contains(
                            "waits for Marketing and Sales",
                            "signed by Test Marketing lead on",
                            "void, because Test Marketer changed the draft afterwards");
        }
    }

    @Test
    void tellsWhoSignsADraftThatSomebodyElseChangedMeanwhile() {
        Id draft = proposed(Proposal.of("Ready to buy."));

        try (Visit visit = at("tess.lead", "SQL")) {
            other(() -> cast.as(players.manager(), () -> drafts.revise(draft, 1, Proposal.of("Maybe ready."))));
            sign(visit, "Sign for Marketing");
            assertThat(visit.text())
                    .contains(
                            "Somebody changed the draft SQL v2 after you opened it", "Maybe ready.", "not signed yet");
        }
    }

    @Test
    void letsAnExecutiveDiscussButNeitherSignForOthersNorChange() {
        proposed(Proposal.of("Ready to buy."));

        try (Visit visit = at("tess.executive", "SQL")) {
            for (String action : List.of("Sign for Marketing", "Sign for Sales", "Withdraw", "Propose a change")) {
                assertThat(has(visit, action)).as(action).isFalse();
            }
            assertThat(visit.text()).doesNotContain("Change the draft");
            visit.window()
                    .find(TextArea.class)
                    .withCaption("Your comment")
                    .single()
                    .setValue("What would it bring?");
            click(visit, "Comment");
            assertThat(visit.text()).contains("What would it bring?", "Test Executive", "said");
        }
    }

    @Test
    void withdrawsADraftWithItsReasonAndShowsItAmongTheEarlierOnes() {
        Id draft = proposed(Proposal.of("Ready to buy."));
        cast.as(players.rep(), () -> drafts.discuss(draft, "Too vague."));

        try (Visit visit = at("tess.marketer", "SQL")) {
            click(visit, "Withdraw");
            visit.window().find(TextArea.class).withCaption("Why?").single().setValue("Too vague");
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Withdraw")
                            .all()
                            .getLast())
                    .click();
            assertThat(visit.text())
                    .contains(
                            "Earlier versions",
                            "v2, withdrawn",
                            "Test Marketer withdrew it on",
                            "Too vague",
                            "1 comment")
                    .doesNotContain("waits for");
            assertThat(has(visit, "Propose a change")).isTrue();
        }
    }

    @Test
    void comparesAnyTwoVersionsAndNamesWhatWasRemovedAndAdded() {
        agreements.adopt(players, "SQL", Proposal.of("An MQL who has money."), Instant.parse("2026-03-01T00:00:00Z"));
        agreements.adopt(players, "SQL", Proposal.of("An MQL who decides."), Instant.parse("2026-05-01T00:00:00Z"));

        try (Visit visit = at("tess.rep", "SQL")) {
            assertThat(visit.text())
                    .contains(
                            "v2, since 1 Mar 2026",
                            "v3, since 1 May 2026",
                            "removed:",
                            "has money.",
                            "added:",
                            "decides.",
                            "Struck out: only in v2. Underlined: only in v3.");
        }
        try (Visit visit = at("tess.rep", "SQL?from=1&to=2")) {
            assertThat(visit.text())
                    .contains(
                            "Struck out: only in v1. Underlined: only in v2.",
                            "a budget and is ready to go on. Marketing hands it over to Sales.",
                            "None: people decide.");
        }
        try (Visit visit = at("tess.rep", "SQL?from=3&to=3")) {
            assertThat(visit.text()).contains("Both say the same.");
        }
    }

    @Test
    void showsWhatIsMeasuredBesideWhatWasAgreed() {
        agreements.adopt(
                players,
                "AVERAGE_DEAL",
                new Proposal(
                        "Revenue by won deals.",
                        null,
                        null,
                        null,
                        DefinitionVersion.Lapse.KEEP,
                        new AgreedValue(new BigDecimal("35000"), "EUR")),
                Instant.parse("2026-03-01T00:00:00Z"));

        try (Visit visit = at("tess.executive", "AVERAGE_DEAL")) {
            assertThat(visit.text()).contains("Agreed", "35,000 EUR", "Measured", "over the last 12 months");
        }
        try (Visit visit = at("tess.executive", "SALES_CYCLE")) {
            assertThat(visit.text()).contains("Agreed", "no value", "Measured", "over the last 12 months");
        }
    }

    @Test
    void saysCalmlyThatThereIsNoSuchTerm() {
        try (Visit visit = at("tess.rep", "NONSENSE")) {
            assertThat(visit.text()).contains("There is no such term", "To all definitions");
        }
    }

    private Visit at(String username, String address) {
        Visit visit = visits.of(username);
        Location location = new Location("definitions/" + address);
        visit.window().getUI().navigate(location.getPath(), location.getQueryParameters());
        assertThat(visit.window().getCurrentView()).isInstanceOf(TermView.class);
        return visit;
    }

    private static boolean has(Visit visit, String button) {
        return visit.window().find(Button.class).withText(button).exists();
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    private static void sign(Visit visit, String button) {
        click(visit, button);
        visit.window().test(visit.window().find(ConfirmDialog.class).single()).confirm();
    }

    /** As somebody at another screen does it. */
    private static void other(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private int inForce() {
        return CompletableFuture.supplyAsync(() -> cast.as(players.rep(), () -> definitions.glossary()))
                .join()
                .inForce("SQL", clock.instant())
                .orElseThrow()
                .version();
    }
}
