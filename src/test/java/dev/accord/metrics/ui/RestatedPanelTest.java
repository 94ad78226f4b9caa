package dev.accord.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Restatements;
import dev.accord.metrics.FigureRecord;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.ui.MainLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@ViewPackages(classes = {FigureView.class, MainLayout.class})
@WithMockUser
class RestatedPanelTest extends SpringBrowserlessTest {

    private static final String FIGURE = "figures/leads-generated?from=2026-03-01&to=2026-04-01";
    private static final VersionName LEAD = new VersionName("LEAD", 1);

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Activities activities;

    @Autowired
    private Restatements restatements;

    @Autowired
    private JdbcClient jdbc;

    private Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    /** A source told of both as leads in March; only one of them asked for a demo. */
    @BeforeEach
    void twoLeads() {
        players = cast.enter();
        Instant march = Instant.parse("2026-03-05T00:00:00Z");
        Id asked = lead("One", march);
        lead("Two", march);
        ActivityRecord demo = new ActivityRecord(
                "test",
                "A1",
                asked,
                "DEMO_REQUEST",
                march.plus(Duration.ofDays(2)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        cast.as(players.marketer(), () -> activities.record(List.of(demo), false));
    }

    private Id lead(String name, Instant at) {
        return cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.entered(name, Map.of("LEAD", at))), false))
                .getFirst()
                .id();
    }

    @Test
    void offersToRestateAndShowsWhatItWouldBeBesideWhatWasRecorded() {
        open(FIGURE + "&definition=LEAD:1");
        assertThat(shown())
                .contains("Restated under LEAD v1", "as if that had been in force for ever", "not been looked at");
        assertThat(records()).isEqualTo(2);

        click("Restate");
        waitForTheEnd();
        open(FIGURE + "&definition=LEAD:1");

        assertThat(shown())
                .contains("As recorded", "Under LEAD v1", "The history was looked at up to", "LEAD v1 restated");
        assertThat(records()).isEqualTo(1);
        assertThat(find(Button.class).withText("Restate again").exists()).isTrue();
    }

    @Test
    void showsHowFarItIsAndLetsItBeCancelled() {
        cast.as(players.marketer(), () -> restatements.begin(LEAD));
        waitForTheEnd();
        jdbc.sql("UPDATE rehearsal SET state = 'RUNNING', leads = 1, of_leads = 2, alive_at = '2100-01-01'")
                .update();

        open(FIGURE + "&definition=LEAD:1");
        assertThat(shown()).contains("1 of 2 leads looked at.");
        click("Cancel");

        assertThat(shown()).contains("The last attempt was cancelled.");
        assertThat(find(ProgressBar.class).exists()).isFalse();
    }

    @Test
    void choosesTheVersionByTheUrlAndSaysInASentenceWhatCannotBeRestated() {
        open(FIGURE);
        assertThat(shown()).doesNotContain("Restated under");
        @SuppressWarnings("unchecked")
        Select<VersionName> version = find(Select.class).all().stream()
                .filter(select -> "Definition".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        cast.as(players.marketer(), () -> test(version).selectItem("Restated: LEAD v1"));
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("definition=LEAD%3A1");

        open("figures/mql-to-sql?definition=MQL:1");
        assertThat(shown())
                .contains("MQL v1 has no rule that could be evaluated on history: people decide by its text.");
        open("figures/revenue?definition=LEAD:1");
        assertThat(shown())
                .contains("No definition decides by its criteria what Revenue counts: it cannot be restated.");
    }

    private void waitForTheEnd() {
        cast.as(players.marketer(), () -> {
            // another thread is at it; it tells when it has ended
            for (int patience = 0; state() == State.RUNNING && patience < 6_000; patience++) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            assertThat(state()).isEqualTo(State.DONE);
        });
    }

    private State state() {
        return restatements.progress(LEAD).orElseThrow().state();
    }

    private void open(String address) {
        Location location = new Location(address);
        cast.as(players.marketer(), () -> UI.getCurrent().navigate(location.getPath(), location.getQueryParameters()));
    }

    private void click(String button) {
        cast.as(
                players.marketer(),
                () -> test(find(Button.class).withText(button).single()).click());
    }

    @SuppressWarnings("unchecked")
    private int records() {
        Grid<FigureRecord> grid = find(Grid.class).single();
        return cast.as(players.marketer(), () -> test(grid).size());
    }

    private String shown() {
        return find(Main.class).single().getElement().getTextRecursively();
    }
}
