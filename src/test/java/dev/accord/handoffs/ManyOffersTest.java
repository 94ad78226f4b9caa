package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ManyOffersTest {

    private static final Instant CAME_IN = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    ManyOffers many;

    @Autowired
    HandoffQueue queue;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void acceptsWhatIsStillThereAndSaysWhoTookTheRest() {
        List<Id> offers = offered(5);
        cast.as(players.otherRep(), () -> handoffs.accept(offers.get(1)));
        cast.as(players.otherRep(), () -> handoffs.dispute(offers.get(3), Cause.NO_NEED, "They have one already"));

        ManyOffers.Outcome outcome = cast.as(players.rep(), () -> many.accept(offers));

        assertThat(outcome.done()).containsExactly(offers.get(0), offers.get(2), offers.get(4));
        assertThat(outcome.taken())
                .extracting(AlreadyTaken::holder)
                .containsOnly("Test Sales rep")
                .hasSize(2);
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void leavesTheOthersAloneWhereOneCannotBeAnswered() {
        List<Id> offers = new ArrayList<>(offered(2));
        offers.add(1, new Id(4711));

        ManyOffers.Outcome outcome = cast.as(players.rep(), () -> many.accept(offers));

        assertThat(outcome.done()).hasSize(2);
        assertThat(outcome.refused()).singleElement().asString().contains("4711");
    }

    @Test
    void takesAllOfThemBack() {
        List<Id> offers = offered(3);
        cast.as(players.rep(), () -> many.accept(offers));

        assertThat(cast.as(players.rep(), () -> many.undo(offers)).done()).hasSize(3);

        assertThat(offers()).hasSize(3);
    }

    @Test
    void takesNoMoreThanOneCanWaitFor() {
        List<Id> tooMany =
                LongStream.rangeClosed(1, ManyOffers.MOST + 1).mapToObj(Id::new).toList();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.rep(), () -> many.accept(tooMany)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("too-many"));
    }

    @Test
    void sharesTheSame50OffersBetweenTwoWhoAcceptThemAtOnce() throws Exception {
        List<Id> offers = offered(50);
        List<Id> backwards = new ArrayList<>(offers);
        Collections.reverse(backwards);
        CyclicBarrier together = new CyclicBarrier(2);

        ManyOffers.Outcome one;
        ManyOffers.Outcome other;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<ManyOffers.Outcome> first = two.submit(accepting(players.rep(), offers, together));
            Future<ManyOffers.Outcome> second = two.submit(accepting(players.otherRep(), backwards, together));
            one = first.get();
            other = second.get();
        }

        List<Id> taken = new ArrayList<>(one.done());
        taken.addAll(other.done());
        assertThat(taken).containsExactlyInAnyOrderElementsOf(offers);
        assertThat(one.taken()).hasSameSizeAs(other.done());
        assertThat(other.taken()).hasSameSizeAs(one.done());
        assertThat(one.refused()).isEmpty();
        assertThat(other.refused()).isEmpty();
        assertThat(decided(players.rep())).containsExactlyInAnyOrderElementsOf(one.done());
        assertThat(decided(players.otherRep())).containsExactlyInAnyOrderElementsOf(other.done());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff_decision WHERE state = 'ACCEPTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(50);
    }

    private Callable<ManyOffers.Outcome> accepting(Id rep, List<Id> offers, CyclicBarrier together) {
        return () -> {
            together.await();
            return cast.as(rep, () -> many.accept(offers));
        };
    }

    private List<Id> decided(Id person) {
        return jdbc.sql("SELECT id FROM handoff WHERE state = 'ACCEPTED' AND decided_by = :person")
                .param("person", person.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    private List<Id> offered(int count) {
        cast.as(
                players.marketer(),
                () -> leads.record(
                        IntStream.range(0, count)
                                .mapToObj(i -> TestLeads.standingIn("L" + i, "SQL", CAME_IN))
                                .toList(),
                        true));
        return offers();
    }

    private List<Id> offers() {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 100)).stream()
                .map(QueueItem::id)
                .toList();
    }
}
