package dev.accord.leads;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.glossary.Definitions;
import dev.accord.leads.Course.Joint;
import dev.accord.leads.Course.Step;
import dev.accord.leads.StageHistory.ByRule;
import dev.accord.leads.StageHistory.Turn;
import dev.accord.leads.qualification.Histories;
import dev.accord.leads.qualification.LeadHistory;
import dev.accord.leads.qualification.LeadHistory.Ruled;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves leads along the lifecycle: by what sources tell and people decide, and by the definitions that follow from it.
 * Both lie in the transaction of the caller, for all leads of a batch at once.
 */
@Component
class Progression {

    /**
     * What happened to leads.
     *
     * @param moves what a source told or a person decided
     * @param arrivals leads that came in: they are leads from then on, unless a disqualifier keeps them out
     * @param touched whose activities or facts have changed
     * @param offer whether those that thereby stand in a stage with a handoff contract are offered
     */
    record News(List<StageMove> moves, List<StageMove> arrivals, Collection<Id> touched, boolean offer) {

        boolean isEmpty() {
            return moves.isEmpty() && arrivals.isEmpty() && touched.isEmpty();
        }

        Set<Long> leads() {
            return Stream.concat(
                            Stream.concat(moves.stream(), arrivals.stream()).map(StageMove::lead), touched.stream())
                    .map(Id::value)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        static News moves(List<StageMove> moves, boolean offer) {
            return new News(moves, List.of(), List.of(), offer);
        }

        static News touched(Collection<Id> leads, boolean offer) {
            return new News(List.of(), List.of(), leads, offer);
        }
    }

    /**
     * What came of it.
     *
     * @param told the moves that were not known yet
     * @param entered what leads entered by definition
     * @param lapsed the leads about which marketing is asked anew
     */
    record Result(List<StageMove> told, List<ByRule> entered, List<Id> lapsed) {

        private static final Result NOTHING = new Result(List.of(), List.of(), List.of());
    }

    private final Kept<Rules> rules;
    private final Definitions definitions;
    private final StageTable table;
    private final Histories histories;
    private final StageHistory history;
    private final Watches watches;
    private final Proposing proposing;
    private final MergedRecords mergedRecords;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Progression(
            Definitions definitions,
            StageTable table,
            Histories histories,
            StageHistory history,
            Watches watches,
            Proposing proposing,
            MergedRecords mergedRecords,
            Settings settings,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.table = table;
        this.histories = histories;
        this.history = history;
        this.watches = watches;
        this.proposing = proposing;
        this.mergedRecords = mergedRecords;
        this.rules = settings.kept(Definitions.SUBJECT, Lifecycle.SUBJECT);
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The definitions that the portal acts by. */
    Rules rules() {
        return rules.get(() -> Rules.of(
                definitions.glossary().versions(), List.copyOf(table.places().values())));
    }

    /** They were moved by a change of the stages: what definitions say of them is asked anew. */
    void lookAgain(List<Id> leads) {
        if (!rules().isEmpty()) {
            advance(News.touched(leads, false));
        }
    }

    Result advance(News news) {
        return advance(news, rules());
    }

    /** @param rules as they were read in this transaction */
    Result advance(News sent, Rules rules) {
        if (sent.isEmpty()) {
            return Result.NOTHING;
        }
        StageOrder order = table.held();
        MergedRecords.Followed followed = new MergedRecords.Followed(sent, Map.of());
        Map<Long, LeadHistory> held = histories.hold(sent.leads(), rules);
        while (held.values().stream().anyMatch(LeadHistory::isMerged)) {
            followed = mergedRecords.follow(sent);
            held = histories.hold(followed.news().leads(), rules);
        }
        return advance(followed, held, rules, order);
    }

    private Result advance(
            MergedRecords.Followed followed, Map<Long, LeadHistory> held, Rules rules, StageOrder order) {
        News news = followed.news();
        Map<Long, List<Step>> before = held.values().stream()
                .collect(Collectors.toMap(LeadHistory::lead, lead -> steps(lead).toList()));
        List<StageMove> told = history.add(
                Stream.concat(
                                news.moves().stream(),
                                news.arrivals().stream().map(move -> admitted(move, held, rules, order.stages())))
                        .toList(),
                held,
                rules);
        mergedRecords.remember(followed, told);
        return evaluate(held, before, rules, order, told, news.offer());
    }

    /** Who comes in and is disqualified by what is known already, stands aside instead. */
    private static StageMove admitted(
            StageMove arrival, Map<Long, LeadHistory> held, Rules rules, Lifecycle.Stages stages) {
        LeadHistory lead = held.get(arrival.lead().value());
        List<String> disqualifiers = lead == null
                ? List.of()
                : Qualification.disqualifiers(
                        lead, rules, rules.place(arrival.to().id().value()), Moments.of(arrival.at()));
        return disqualifiers.isEmpty()
                ? arrival
                : StageMove.told(
                        arrival.lead(),
                        stages.first(StageKind.DISQUALIFIED),
                        arrival.at(),
                        String.join(", ", disqualifiers));
    }

    private Result evaluate(
            Map<Long, LeadHistory> leads,
            Map<Long, List<Step>> before,
            Rules rules,
            StageOrder order,
            List<StageMove> told,
            boolean offer) {
        Instant now = clock.instant();
        long moment = Moments.of(now);
        List<ByRule> fresh = new ArrayList<>();
        Set<Long> wrong = new HashSet<>();
        Set<Long> corrected = new HashSet<>();
        Map<Id, Qualification.Outcome> outcomes = new HashMap<>();
        List<Id> waiting = new ArrayList<>();
        if (!rules.isEmpty()) {
            for (LeadHistory lead : leads.values()) {
                if (lead.isWaiting()) {
                    waiting.add(new Id(lead.lead()));
                } else if (!lead.isClosed()) {
                    Id id = new Id(lead.lead());
                    Qualification.Outcome outcome = Qualification.of(lead, rules, moment);
                    outcomes.put(id, outcome);
                    addNew(lead, id, outcome, fresh);
                    if (wrong.addAll(overtaken(lead, outcome))) {
                        corrected.add(lead.lead());
                    }
                }
            }
        }
        history.correct(wrong);
        List<StageMove> ruled = history.add(fresh, order.stages());
        Set<Long> changed = Stream.concat(told.stream(), ruled.stream())
                .map(move -> move.lead().value())
                .collect(Collectors.toCollection(HashSet::new));
        changed.addAll(corrected);
        List<Turn> turns = turns(changed, before, leads, wrong, fresh, order);
        history.follow(turns, order.stages().first(StageKind.VISITOR).id());
        watches.set(outcomes, rules);
        watches.lookAgain(waiting, now);
        List<Id> lapsed = proposing.ask(outcomes, rules, now);
        advance(News.moves(history.onwards(turns, order.stages()), offer));
        tell(now, told, ruled, corrected, lapsed, offer);
        return new Result(told, fresh, lapsed);
    }

    /** @throws Refused with code {@code moved-on} */
    void takeBack(Id lead, Instant since) {
        List<Long> one = List.of(lead.value());
        table.held();
        histories.hold(one, rules());
        if (!history.takeBack(lead, since)) {
            throw Refused.conflict("moved-on", "lead %s has moved on since then", lead);
        }
        deriveAnew(one);
        advance(News.touched(List.of(lead), false));
        events.publishEvent(new EntriesCorrected(clock.instant(), List.of(lead)));
    }

    /** What follows from the entries of these leads, whatever was written before. Their entries stay as they are. */
    void deriveAnew(Collection<Long> leads) {
        if (leads.isEmpty()) {
            return;
        }
        StageOrder order = table.held();
        Id nowhere = order.stages().first(StageKind.VISITOR).id();
        Collection<LeadHistory> held = histories.hold(leads, rules()).values();
        Map<Long, Joint> joints = joints(held);
        history.takeBack(leads, nowhere);
        history.follow(
                held.stream()
                        .map(lead -> new Turn(
                                new Id(lead.lead()),
                                Course.NONE,
                                Course.of(steps(lead).toList(), order, joints.getOrDefault(lead.lead(), Joint.NONE))))
                        .toList(),
                nowhere);
    }

    /** Hardly ever there is one, so the histories say where it is worth asking. */
    private Map<Long, Joint> joints(Collection<LeadHistory> leads) {
        return mergedRecords.joints(leads.stream()
                .filter(LeadHistory::isJoint)
                .map(LeadHistory::lead)
                .toList());
    }

    private List<Turn> turns(
            Set<Long> changed,
            Map<Long, List<Step>> before,
            Map<Long, LeadHistory> leads,
            Set<Long> wrong,
            List<ByRule> fresh,
            StageOrder order) {
        Map<Id, List<ByRule>> entered = fresh.stream().collect(Collectors.groupingBy(ByRule::lead));
        Map<Long, Joint> joints = joints(leads.values());
        return changed.stream()
                .sorted()
                .map(lead -> new Turn(
                        new Id(lead),
                        Course.of(
                                Objects.requireNonNull(before.get(lead)), order, joints.getOrDefault(lead, Joint.NONE)),
                        Course.of(
                                steps(
                                        Objects.requireNonNull(leads.get(lead)),
                                        wrong,
                                        entered.getOrDefault(new Id(lead), List.of())),
                                order,
                                joints.getOrDefault(lead, Joint.NONE))))
                .toList();
    }

    private static Stream<Step> steps(LeadHistory lead) {
        return Stream.concat(
                lead.given().stream().map(given -> new Step(given.place().stage(), given.at(), false, given.entry())),
                lead.ruled().stream().map(ruled -> new Step(ruled.place().stage(), ruled.at(), true, ruled.entry())));
    }

    private static List<Step> steps(LeadHistory lead, Set<Long> wrong, List<ByRule> entered) {
        return Stream.concat(
                        steps(lead).filter(step -> !wrong.contains(step.number())),
                        entered.stream()
                                .map(ByRule::entry)
                                .map(entry -> new Step(entry.place().stage(), entry.at(), true, Long.MAX_VALUE)))
                .toList();
    }

    private static void addNew(LeadHistory lead, Id id, Qualification.Outcome outcome, List<ByRule> fresh) {
        for (Qualification.Entry entry : outcome.entries()) {
            if (lead.ruled().stream().noneMatch(known -> same(known, entry))) {
                fresh.add(new ByRule(id, entry));
            }
        }
    }

    /** What the definitions had said, and say no longer. */
    private static List<Long> overtaken(LeadHistory lead, Qualification.Outcome outcome) {
        return lead.ruled().stream()
                .filter(known -> outcome.entries().stream().noneMatch(entry -> same(known, entry)))
                .map(Ruled::entry)
                .toList();
    }

    private static boolean same(Ruled known, Qualification.Entry entry) {
        return known.at() == entry.at()
                && known.place().equals(entry.place())
                && known.version() == entry.term().version().id().value();
    }

    private void tell(
            Instant now,
            List<StageMove> told,
            List<StageMove> ruled,
            Set<Long> corrected,
            List<Id> lapsed,
            boolean offer) {
        if (!corrected.isEmpty() || !ruled.isEmpty() || !lapsed.isEmpty()) {
            // what definitions do, the portal does, whoever brought the news: so it is nobody's offer
            acting.asPortal(() -> {
                if (!corrected.isEmpty()) {
                    events.publishEvent(new EntriesCorrected(
                            now, corrected.stream().sorted().map(Id::new).toList()));
                }
                if (!ruled.isEmpty()) {
                    events.publishEvent(new LeadsEntered(now, Optional.empty(), ruled, offer));
                }
                if (!lapsed.isEmpty()) {
                    events.publishEvent(new LeadsLapsed(now, lapsed));
                }
                return "";
            });
        }
        if (!told.isEmpty()) {
            events.publishEvent(new LeadsEntered(now, acting.now().person(), told, offer));
        }
    }
}
