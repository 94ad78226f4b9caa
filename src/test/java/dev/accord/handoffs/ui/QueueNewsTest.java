package dev.accord.handoffs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.shared.Registration;
import dev.accord.handoffs.Decided;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class QueueNewsTest {

    /** Far more than it takes, for a busy machine. */
    private static final int PATIENCE_IN_SECONDS = 30;

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    QueueNews news;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Id offer;
    BlockingQueue<Decided> heard = new LinkedBlockingQueue<>();
    Registration reading = () -> {};

    @BeforeEach
    void somebodyReadsTheQueue() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", clock.instant())), true));
        offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst()
                .id();
        reading = news.read(heard::addAll);
    }

    @AfterEach
    void closesIt() {
        reading.remove();
    }

    @Test
    void tellsWhatIsDecidedHere() throws InterruptedException {
        cast.as(players.rep(), () -> handoffs.accept(offer));

        assertThat(heard.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Decided(offer, Optional.of(players.rep()), true));
    }

    @Test
    void tellsWhatIsDecidedOnAnotherNode() throws InterruptedException {
        jdbc.sql("""
                        INSERT INTO handoff_decision (id, handoff_id, state, at, person_id)
                        VALUES (:id, :handoff, 'ACCEPTED', :at, :person)
                        """)
                .param("id", Ids.since(clock.instant()) + (ids.node() + 1) % Ids.STEP)
                .param("handoff", offer.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("person", players.otherRep().value())
                .update();

        assertThat(heard.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Decided(offer, Optional.of(players.otherRep()), true));
    }
}
