package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.Definitions;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DefinitionsViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Definitions definitions;

    @Test
    void showsTheVersionInForceWithWhoSignedItAndTheOneBefore() {
        Cast.Players players = cast.enter();
        cast.as(players.marketingLead(), () -> {
            definitions.adopt(
                    "SQL",
                    "Knows the budget and the date.",
                    Instant.parse("2026-03-01T00:00:00Z"),
                    Map.of("MARKETING", players.marketingLead(), "SALES", players.manager()));
        });

        try (Visit visit = visits.of("tess.rep")) {
            visit.window().navigate(DefinitionsView.class);
            assertThat(visit.text())
                    .contains(
                            "v2 in force",
                            "Knows the budget and the date.",
                            "Since 1 Mar 2026",
                            "Signed by Test Marketing lead for Marketing",
                            "Test Sales manager for Sales",
                            "1 earlier version",
                            "v1: An MQL who has a budget");
        }
    }
}
