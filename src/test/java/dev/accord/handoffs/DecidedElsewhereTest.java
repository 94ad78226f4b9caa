package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DecidedElsewhereTest {

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    HandoffQueue queue;

    @Autowired
    DecidedElsewhere elsewhere;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Id offer;

    @BeforeEach
    void anOffer() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", clock.instant())), true));
        offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst()
                .id();
    }

    @Test
    void tellsOnceWhatAnotherNodeHasDecided() {
        decidedThere("ACCEPTED", clock.instant(), 1);

        assertThat(elsewhere.news()).containsExactly(new Decided(offer, Optional.of(players.otherRep()), true));
        assertThat(elsewhere.news()).isEmpty();
    }

    @Test
    void hearsAlsoWhatIsCommittedAfterSomethingYounger() {
        Instant now = clock.instant();
        decidedThere("DISPUTED", now, 2);
        assertThat(elsewhere.news()).hasSize(1);

        decidedThere("TAKEN_BACK", now.minusSeconds(5), 1);

        assertThat(elsewhere.news()).containsExactly(new Decided(offer, Optional.of(players.otherRep()), false));
    }

    @Test
    void saysNothingOfWhatWasDecidedHereOrLongAgo() {
        cast.as(players.rep(), () -> handoffs.accept(offer));
        decidedThere("WITHDRAWN", clock.instant().minusSeconds(60), 1);

        assertThat(elsewhere.news()).isEmpty();
    }

    /** As another process would write it, whose ids differ in what is left of them. */
    private void decidedThere(String state, Instant at, int number) {
        long there = (ids.node() + 1) % Ids.STEP;
        jdbc.sql("""
                        INSERT INTO handoff_decision (id, handoff_id, state, at, person_id)
                        VALUES (:id, :handoff, :state, :at, :person)
                        """)
                .param("id", Ids.since(at) + number * Ids.STEP + there)
                .param("handoff", offer.value())
                .param("state", state)
                .param("at", Timestamp.from(at))
                .param("person", players.otherRep().value())
                .update();
    }
}
