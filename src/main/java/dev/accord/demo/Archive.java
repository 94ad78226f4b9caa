package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.disputes.Verdict;
import dev.accord.leads.Activities;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.leads.StageEntries;
import dev.accord.leads.StageEntryRecord;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What the team kept elsewhere before it worked with Accord: on the day on which it begins to, all of that is brought in
 * at once, as an import does it. Handoffs and disputes there were, too, but of those only the stages are told.
 */
@Component
@DemoOnly
class Archive {

    private static final int BATCH = 1_000;
    private static final List<Player> REPS =
            List.of(Player.MILO, Player.LUKAS, Player.AYLIN, Player.SOFIA, Player.PETRA);

    private final Leads leads;
    private final StageEntries entries;
    private final Activities activities;
    private final Opportunities opportunities;
    private final Acting acting;
    private final PortalClock clock;

    Archive(
            Leads leads,
            StageEntries entries,
            Activities activities,
            Opportunities opportunities,
            Acting acting,
            PortalClock clock) {
        this.leads = leads;
        this.entries = entries;
        this.activities = activities;
        this.opportunities = opportunities;
        this.acting = acting;
        this.clock = clock;
    }

    Shelf open(Roll roll, Daybook.Pages pages) {
        return new Shelf(roll, pages);
    }

    final class Shelf {

        private record Entry(Life life, String stage, Instant at, Player by, String reason) {}

        private record Standing(Deal deal, Step step) {}

        private final Roll roll;
        private final Daybook.Pages pages;
        private final Map<Life, Player> responsible = new LinkedHashMap<>();
        private final List<Entry> moves = new ArrayList<>();
        private final List<Act.Did> done = new ArrayList<>();
        private final Map<String, Standing> deals = new LinkedHashMap<>();
        private int turn;

        private Shelf(Roll roll, Daybook.Pages pages) {
            this.roll = roll;
            this.pages = pages;
        }

        /** @return false for what is no history of leads */
        boolean keeps(Act act) {
            switch (act) {
                case Act.CameIn it -> responsible.put(it.life(), it.life().marketer());
                case Act.Qualified it -> move(it, it.life(), "MQL", it.life().marketer(), it.reason());
                case Act.HandedOver it -> {
                    Player rep = REPS.get(turn++ % REPS.size());
                    move(it, it.life(), "SQL", it.life().marketer(), it.reason());
                    it.life().takenOnBy(roll.id(rep));
                    responsible.put(it.life(), rep);
                }
                case Act.PutAside it ->
                    move(it, it.life(), it.stage(), it.life().marketer(), it.reason());
                case Act.TakenBack it ->
                    backToMarketing(it, it.life(), "NURTURE", it.life().marketer(), it.reason());
                case Act.GivenBack it -> backToMarketing(it, it.life(), "NURTURE", rep(it.life()), it.reason());
                case Act.Accepted it -> move(it, it.life(), "SAL", rep(it.life()), "accepted");
                case Act.Decided it -> {
                    if (it.verdict().destination() instanceof Verdict.ToStage to) {
                        backToMarketing(
                                it,
                                it.life(),
                                to.stage(),
                                Player.HELENA,
                                it.verdict().findings());
                    }
                }
                case Act.Disputed it -> {}
                case Act.Researched it -> {}
                case Act.Found it -> {}
                case Act.Concluded it -> {}
                case Act.DealOpened it -> deals.put(it.deal().externalId(), new Standing(it.deal(), Step.DISCOVERY));
                case Act.DealProposed it -> deals.put(it.deal().externalId(), new Standing(it.deal(), Step.PROPOSAL));
                case Act.DealClosed it -> deals.put(it.deal().externalId(), new Standing(it.deal(), Step.CLOSED));
                case Act.Did it -> done.add(it);
                case Act.GoalSet it -> {
                    return false;
                }
                case Act.Proposed it -> {
                    return false;
                }
                case Act.Discussed it -> {
                    return false;
                }
                case Act.Signed it -> {
                    return false;
                }
            }
            return true;
        }

        private Player rep(Life life) {
            return roll.player(life.rep());
        }

        private void move(Act act, Life life, String stage, Player by, String reason) {
            moves.add(new Entry(life, stage, act.at(), by, reason));
        }

        private void backToMarketing(Act act, Life life, String stage, Player by, String reason) {
            move(act, life, stage, by, reason);
            responsible.put(life, life.marketer());
        }

        /** On the day on which Accord begins, lead by lead: so each of them is looked at once, not in every batch. */
        void bringIn(Instant day) {
            clock.at(
                    day,
                    () -> acting.as(roll.id(Player.DAVID), (Supplier<String>) () -> {
                        inBatches(List.copyOf(responsible.keySet()), this::bringInLeads);
                        inBatches(
                                moves.stream()
                                        .sorted(Comparator.comparing(
                                                move -> move.life().externalId()))
                                        .map(move -> new StageEntryRecord(
                                                Telling.SOURCE,
                                                move.life().lead(),
                                                move.stage(),
                                                move.at(),
                                                Optional.of(move.by().fullName()),
                                                Optional.of(move.reason())))
                                        .toList(),
                                batch -> entries.record(batch, false));
                        inBatches(
                                done.stream()
                                        .sorted(Comparator.comparing(
                                                did -> did.life().externalId()))
                                        .map(did -> pages.record(
                                                did,
                                                did.byRep()
                                                        ? Optional.of(
                                                                rep(did.life()).fullName())
                                                        : Optional.empty()))
                                        .toList(),
                                batch -> activities.takeIn(batch, false));
                        inBatches(
                                deals.values().stream()
                                        .map(it -> it.step()
                                                .record(it.deal(), rep(it.deal().life())))
                                        .toList(),
                                batch -> opportunities.record(batch, false));
                        return "";
                    }));
        }

        private void bringInLeads(List<Life> lives) {
            List<Recorded> recorded = leads.record(
                    lives.stream()
                            .map(life -> Daybook.record(life, responsible.getOrDefault(life, life.marketer())))
                            .toList(),
                    false);
            for (int i = 0; i < recorded.size(); i++) {
                Id id = recorded.get(i).id();
                pages.know(lives.get(i), id);
            }
        }

        private static <T> void inBatches(List<T> rows, Consumer<List<T>> each) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                each.accept(rows.subList(from, Math.min(rows.size(), from + BATCH)));
            }
        }
    }
}
