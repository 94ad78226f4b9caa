package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.testing.Agreements;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DefinitionsViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Agreements agreements;

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
    void showsTheVersionInForceWithItsRuleAndWhoSignedIt() {
        agreements.adopt(
                players, "SQL", Proposal.of("Knows the budget and the date."), Instant.parse("2026-03-01T00:00:00Z"));

        try (Visit visit = visits.of("tess.rep")) {
            visit.window().navigate(DefinitionsView.class);
            assertThat(visit.text())
                    .contains(
                            "v2 in force",
                            "Knows the budget and the date.",
                            "Since 1 Mar 2026",
                            "Signed by Test Marketing lead for Marketing",
                            "Test Sales manager for Sales",
                            "5 visits within 30 days, or 4 posts read",
                            "Never: student address (e-mail ends with .edu or .ac.uk)",
                            "Came with the portal, signed by nobody yet")
                    .doesNotContain("An MQL who has a budget");
        }
    }

    @Test
    void saysWhoseSignatureADraftWaitsFor() {
        cast.as(players.marketingLead(), () -> {
            drafts.sign(drafts.propose("SQL", Proposal.of("Ready.")), 1, "MARKETING");
        });

        try (Visit visit = visits.of("tess.executive")) {
            visit.window().navigate(DefinitionsView.class);
            assertThat(visit.text()).contains("Draft v2 waits for Sales", "1 draft waits", "v1 in force");
            assertThat(visit.window().find(Button.class).withText("Add a term").exists())
                    .isFalse();
        }
    }

    @Test
    void addsATermAndGoesOnToItsFirstDraft() {
        try (Visit visit = visits.of("tess.marketer")) {
            visit.window().navigate(DefinitionsView.class);
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Add a term")
                            .single())
                    .click();
            visit.window().find(TextField.class).withCaption("Term").single().setValue("Ideal customer");
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Add and propose a text")
                            .single())
                    .click();

            assertThat(visit.window().getCurrentView()).isInstanceOf(DraftView.class);
            assertThat(cast.as(players.rep(), () -> book.term("IDEAL_CUSTOMER"))
                            .term()
                            .departments())
                    .hasSize(2);
        }
    }
}
