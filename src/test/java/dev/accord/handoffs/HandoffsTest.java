package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class HandoffsTest {

    private static final Instant CAME_IN = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void offersALeadThatIsReadyForSalesToOneResponsiblePerson() {
        Id lead = recorded("L1", "SQL");

        QueueItem offer = onlyOffer();

        assertThat(offer.leadId()).isEqualTo(lead);
        assertThat(offer.assigneeId()).isIn(players.rep(), players.otherRep());
        assertThat(card(lead).ownerId()).isEqualTo(offer.assigneeId());
        assertThat(offer.packetComplete()).isTrue();
        assertThat(offer.dueAt()).isAfter(offer.warnAt());
    }

    @Test
    void offersNothingThatMarketingStillWorksOn() {
        recorded("L1", "MQL");

        assertThat(offers()).isEmpty();
    }

    @Test
    void offersALeadOnlyOnceHoweverOftenItIsImported() {
        recorded("L1", "SQL");
        recorded("L1", "SQL");

        assertThat(offers()).hasSize(1);
    }

    @Test
    void sharesOffersEvenlyAmongTheReps() {
        IntStream.range(0, 10).forEach(i -> recorded("L" + i, "SQL"));

        assertThat(offers())
                .filteredOn(offer -> players.rep().equals(offer.assigneeId()))
                .hasSize(5);
        assertThat(offers())
                .filteredOn(offer -> players.otherRep().equals(offer.assigneeId()))
                .hasSize(5);
    }

    @Test
    void sharesTheOffersOfOneImportEvenlyAmongTheReps() {
        cast.as(
                players.marketer(),
                () -> leads.record(
                        IntStream.range(0, 10)
                                .mapToObj(i -> TestLeads.standingIn("L" + i, "SQL", CAME_IN))
                                .toList(),
                        true));

        assertThat(offers())
                .filteredOn(offer -> players.rep().equals(offer.assigneeId()))
                .hasSize(5);
    }

    @Test
    void movesAnAcceptedLeadToSalesAndMakesTheTakerResponsible() {
        Id lead = recorded("L1", "SQL");
        Id offer = onlyOffer().id();

        cast.as(players.rep(), () -> handoffs.accept(offer));

        assertThat(card(lead).stageKey()).isEqualTo("SAL");
        assertThat(card(lead).ownerId()).isEqualTo(players.rep());
        assertThat(offers()).isEmpty();
    }

    @Test
    void rejectsAcceptanceOfAnOfferThatIsAlreadyTakenAndSaysWhoHasIt() {
        recorded("L1", "SQL");
        Id offer = onlyOffer().id();
        cast.as(players.rep(), () -> handoffs.accept(offer));

        assertThatExceptionOfType(AlreadyTaken.class)
                .isThrownBy(() -> cast.as(players.otherRep(), () -> handoffs.accept(offer)))
                .satisfies(late -> assertThat(late.holder()).isEqualTo("Test Sales rep"))
                .withMessageContaining("accepted by Test Sales rep");
    }

    @Test
    void letsExactlyOneOfTwoWinWhoAcceptAtOnce() throws Exception {
        int rounds = 300;
        cast.as(
                players.marketer(),
                () -> leads.record(
                        IntStream.range(0, rounds)
                                .mapToObj(i -> TestLeads.standingIn("L" + i, "SQL", CAME_IN))
                                .toList(),
                        true));
        List<Id> open = cast.as(
                players.manager(),
                () -> queue.open(HandoffQueue.Tab.ALL, 0, rounds).stream()
                        .map(QueueItem::id)
                        .toList());
        assertThat(open).hasSize(rounds);

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            for (Id offer : open) {
                List<Future<Optional<AlreadyTaken>>> attempts = new ArrayList<>();
                for (Id rep : List.of(players.rep(), players.otherRep())) {
                    attempts.add(two.submit((Callable<Optional<AlreadyTaken>>) () -> {
                        together.await();
                        try {
                            cast.as(rep, () -> handoffs.accept(offer));
                            return Optional.empty();
                        } catch (AlreadyTaken late) {
                            return Optional.of(late);
                        }
                    }));
                }
                List<Optional<AlreadyTaken>> results =
                        List.of(attempts.get(0).get(), attempts.get(1).get());
                assertThat(results).filteredOn(Optional::isEmpty).hasSize(1);
                QueueItem taken = cast.as(players.manager(), () -> queue.item(offer));
                results.stream()
                        .flatMap(Optional::stream)
                        .forEach(late -> assertThat(late.holder()).isEqualTo(taken.decidedBy()));
            }
        }
    }

    @Test
    void takesBackTheOfferOfALeadThatMovedOn() {
        Id lead = recorded("L1", "SQL");
        Id offer = onlyOffer().id();

        cast.as(players.marketer(), () -> leads.move(lead, "NURTURE", "asked to be called next year"));

        assertThat(cast.as(players.manager(), () -> queue.item(offer)).state()).isEqualTo(HandoffState.WITHDRAWN);
    }

    @Test
    void refusesADisputeWithoutAWord() {
        recorded("L1", "SQL");
        Id offer = onlyOffer().id();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.rep(), () -> handoffs.dispute(offer, Cause.NO_BUDGET, " ")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("missing-note"));
        assertThat(onlyOffer().id()).isEqualTo(offer);
    }

    private Id recorded(String externalId, String stage) {
        return cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn(externalId, stage, CAME_IN)), true)
                        .getFirst()
                        .id());
    }

    private List<QueueItem> offers() {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 500));
    }

    private QueueItem onlyOffer() {
        assertThat(offers()).hasSize(1);
        return offers().getFirst();
    }

    private dev.accord.leads.LeadCard card(Id lead) {
        return cast.as(players.manager(), () -> book.card(lead));
    }
}
