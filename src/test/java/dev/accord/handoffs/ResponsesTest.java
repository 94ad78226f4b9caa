package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.database.Settings;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The team works from nine to five on weekdays, in UTC. The lead is offered on Friday, 6 March 2026, at 16:00. */
@DatabaseTest
class ResponsesTest {

    private static final Instant OFFERED = Instant.parse("2026-03-06T16:00:00Z");

    @Autowired
    Settings settings;

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Activities activities;

    @Autowired
    Handoffs handoffs;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    private Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));
    private Id lead = new Id(1);
    private int activity;

    @BeforeEach
    void offer() {
        players = cast.enter();
        lead = clock.at(
                OFFERED,
                () -> cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", OFFERED)), true)
                                .getFirst()
                                .id()));
    }

    @Test
    void anAcceptanceIsAResponseInBusinessHours() {
        accept("2026-03-09T10:30:00Z");

        assertThat(response()).isEqualTo("2026-03-09 10:30:00 after 9000");
    }

    @Test
    void theFirstCallOfTheTakingSideBeforeItIsOne() {
        touch("2026-03-09T09:45:00Z", "CALL", "tess.rep");
        touch("2026-03-09T09:15:00Z", "EMAIL", "tess.rep2");
        accept("2026-03-09T10:30:00Z");
        touch("2026-03-09T09:05:00Z", "MEETING", "tess.rep");
        touch("2026-03-09T11:00:00Z", "CALL", "tess.rep");

        assertThat(response()).isEqualTo("2026-03-09 09:05:00 after 3900");
    }

    @Test
    void whatCameBeforeTheOfferOrFromElsewhereIsNone() {
        touch("2026-03-06T15:59:00Z", "CALL", "tess.rep");
        touch("2026-03-09T09:15:00Z", "EMAIL", "tess.marketer");
        touch("2026-03-09T09:15:00Z", "CALL", "Somebody Else");
        touch("2026-03-09T09:15:00Z", "VISIT", "tess.rep");

        assertThat(response()).isEqualTo("none");
    }

    @Test
    void newHoursOfTheTeamChangeNoHistory() {
        accept("2026-03-09T10:30:00Z");
        jdbc.sql("UPDATE team SET work_from = '10:00'").update();
        settings.changed(Directory.SUBJECT);
        touch("2026-03-09T11:30:00Z", "CALL", "tess.rep");

        assertThat(response()).isEqualTo("2026-03-09 10:30:00 after 9000");
    }

    private void accept(String at) {
        Id handoff = new Id(jdbc.sql("SELECT id FROM handoff").query(Long.class).single());
        Id assignee = new Id(
                jdbc.sql("SELECT assignee_id FROM handoff").query(Long.class).single());
        clock.at(Instant.parse(at), () -> cast.as(assignee, () -> handoffs.accept(handoff)));
    }

    private void touch(String at, String type, String by) {
        cast.as(players.manager(), () -> {
            activities.takeIn(
                    List.of(new ActivityRecord(
                            "dialer",
                            "a-" + ++activity,
                            lead,
                            type,
                            Instant.parse(at),
                            Optional.of("OUTBOUND"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(by))),
                    true);
        });
    }

    private String response() {
        return jdbc.sql("""
                        SELECT COALESCE(CONCAT(DATE_FORMAT(responded_at, '%Y-%m-%d %H:%i:%s'), ' after ',
                                               response_seconds), 'none') FROM handoff
                        """).query(String.class).single();
    }
}
