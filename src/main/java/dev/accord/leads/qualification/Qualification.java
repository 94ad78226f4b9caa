package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Spans;
import dev.accord.glossary.criteria.Trail;
import dev.accord.glossary.criteria.Wording;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.Rules.RuledStage;
import dev.accord.leads.qualification.Rules.Term;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells which stages a lead enters by definition, from everything that is known of it. It is the same for one activity
 * that has just come in and for a history of years, and does not depend on the order in which things became known.
 *
 * <p>The history is replayed in order of time. Whenever the criteria of a stage begin to hold, the lead enters the highest
 * stage of which they hold at that moment, if that is higher than where it stands; the lower ones it has skipped. At
 * the same moment, what a source told or a person decided comes first. A lead that went back, into a side stage or, by a
 * person's decision, to an earlier one, begins anew: what it did before no longer counts, and criteria have to begin to
 * hold after that. Disqualifiers always count, for the stage of their definition and for all later ones.
 */
public final class Qualification {

    /**
     * A stage that the lead enters by definition.
     *
     * @param from where it stood before; empty: it was nothing but known
     * @param trail what counted
     */
    public record Entry(Optional<Place> from, Place place, long at, Term term, Trail trail) {

        /** Such as "5 visits between 3 and 21 October 2026; demo requested on 21 October 2026". */
        public String reasons(ZoneId zone) {
            return Wording.reasons(term.criteria(), trail, at, zone);
        }
    }

    /** The lead no longer meets the definition by which it stands where it does, and marketing wants to be asked. */
    public record Lapse(Place place, Term term, long at, String why) {}

    /**
     * @param next when the answer may change without anything happening, as a window slides; empty: never
     */
    public record Outcome(List<Entry> entries, OptionalLong next, Optional<Lapse> lapse) {}

    private final LeadHistory lead;
    private final Rules rules;
    private final long now;

    private final List<Long> reorderings;

    /** When the stages are shut by their own disqualifiers, and by those of earlier ones; read when first asked for. */
    private final @Nullable Spans[] own;

    private final @Nullable Spans[] shut;

    private final List<Entry> entries = new ArrayList<>(2);
    private Optional<Place> place = Optional.empty();
    private Optional<Entry> standing = Optional.empty();

    /** The farthest place that sources and people have put it into. */
    private Optional<Place> said = Optional.empty();

    /** A source has just told of a stage; the lead may meet the criteria of a later one all the while. */
    private boolean toldOfLess;

    /** When the answer may change without anything happening. */
    private long next = Spans.NO_END;

    /** Since when what it does counts, what it did since, and when criteria hold by that. */
    private long begun = Spans.EVER;

    private Trail trail;
    private @Nullable Spans[] held;

    private Qualification(LeadHistory lead, Rules rules, long now) {
        this.lead = lead;
        this.rules = rules;
        this.now = now;
        this.trail = lead;
        this.reorderings = rules.reorderings();
        this.own = new Spans[rules.stages().size()];
        this.shut = new Spans[rules.stages().size()];
        this.held = new Spans[rules.stages().size()];
    }

    /** @param now up to when, in microseconds */
    public static Outcome of(LeadHistory lead, Rules rules, long now) {
        return new Qualification(lead, rules, now).replay();
    }

    /**
     * When the criteria of a stage first held for the lead, whatever else became of it; empty: never up to that moment.
     * While people kept it out, they did not hold.
     */
    public static OptionalLong first(LeadHistory lead, Rules rules, Place stage, long now) {
        Qualification qualification = new Qualification(lead, rules, now);
        for (int i = 0; i < rules.stages().size(); i++) {
            if (rules.stages().get(i).place().equals(stage)) {
                Spans held = qualification.held(i).and(qualification.keptOut().not());
                return held.isEmpty() || held.start(0) > now ? OptionalLong.empty() : OptionalLong.of(held.start(0));
            }
        }
        return OptionalLong.empty();
    }

    /** The names of the disqualifiers that keep the lead out of a stage at that moment. */
    public static List<String> disqualifiers(LeadHistory lead, Rules rules, Place stage, long moment) {
        return rules.stages().stream()
                .filter(ruled -> ruled.place().equals(stage) || ruled.place().height(moment) < stage.height(moment))
                .flatMap(ruled -> ruled.at(moment).stream())
                .flatMap(term -> Wording.disqualifiers(term.criteria(), lead, moment).stream())
                .distinct()
                .toList();
    }

    private Outcome replay() {
        long from = Spans.EVER;
        for (Given given : lead.given()) {
            walk(from, given.at());
            step(given);
            from = given.at();
        }
        walk(from, Spans.NO_END);
        watchWhereItStands();
        return new Outcome(
                List.copyOf(entries), next == Spans.NO_END ? OptionalLong.empty() : OptionalLong.of(next), lapse());
    }

    /** What definitions do from one moment up to, and without, another. */
    private void walk(long from, long to) {
        if (toldOfLess && from < to) {
            if (from <= now) {
                enter(from);
            } else {
                next = Math.min(next, from);
            }
        }
        long start = nextStart(from);
        while (start < to && start <= now) {
            enter(start);
            start = nextStart(from);
        }
        if (start < to) {
            next = Math.min(next, start);
        }
    }

    /** When criteria of a stage that is higher than where the lead stands begin to hold, from a moment on. */
    private long nextStart(long from) {
        long start = Spans.NO_END;
        if (place.isEmpty() || !place.get().out()) {
            for (int i = rules.stages().size() - 1; i >= 0; i--) {
                if (isEverHigher(i)) {
                    start = Math.min(start, nextStart(i, from));
                }
            }
        }
        return start;
    }

    private long nextStart(int stage, long from) {
        Spans spans = held(stage);
        for (int span = 0; span < spans.count(); span++) {
            if (spans.start(span) >= from && isHigher(stage, spans.start(span))) {
                return spans.start(span);
            }
        }
        return Spans.NO_END;
    }

    /** Where it stands, in the order of the stages at that moment. */
    private int height(long moment) {
        return place.map(standing -> standing.height(moment)).orElse(Integer.MIN_VALUE);
    }

    private boolean isHigher(int stage, long moment) {
        return rules.stages().get(stage).place().height(moment) > height(moment);
    }

    private boolean isEverHigher(int stage) {
        return isHigher(stage, Spans.NO_END) || reorderings.stream().anyMatch(until -> isHigher(stage, until - 1));
    }

    /** Enters the highest stage of which the criteria hold at that moment, if there is a higher one. */
    private void enter(long at) {
        @Nullable RuledStage highest = null;
        for (int i = rules.stages().size() - 1; i >= 0; i--) {
            RuledStage stage = rules.stages().get(i);
            boolean higher = highest == null
                    ? isHigher(i, at)
                    : stage.place().height(at) > highest.place().height(at);
            if (higher && held(i).covers(at)) {
                highest = stage;
            }
        }
        if (highest != null) {
            Entry entry = new Entry(place, highest.place(), at, highest.at(at).orElseThrow(), trail);
            entries.add(entry);
            standing = Optional.of(entry);
            place = Optional.of(highest.place());
        }
    }

    private void step(Given given) {
        Place to = given.place();
        // a person knows where the lead stands; a source only what it said itself
        long at = given.at();
        int before = given.byPerson()
                ? height(at)
                : said.map(told -> told.height(at)).orElse(Integer.MIN_VALUE);
        boolean back = to.height(at) < before;
        place = Optional.of(to);
        standing = Optional.empty();
        boolean anew = back || !to.mainLine();
        if (anew || said.isEmpty() || said.get().height(at) < to.height(at)) {
            said = Optional.of(to);
        }
        toldOfLess = !anew && !given.byPerson();
        if (anew) {
            begin(given.at());
        }
    }

    private void begin(long moment) {
        begun = moment;
        trail = lead.after(moment);
        held = new Spans[rules.stages().size()];
    }

    private Spans held(int stage) {
        Spans known = held[stage];
        if (known == null) {
            known = computed(rules.stages().get(stage)).and(shut(stage).not());
            held[stage] = known;
        }
        return known;
    }

    private Spans computed(RuledStage stage) {
        Spans all = Spans.NEVER;
        for (Term term : stage.terms()) {
            Spans spans = term.criteria().qualifies().holds(trail);
            spans = begun == Spans.EVER ? spans.knownSince(lead.arrival()) : spans.beginningAfter(begun);
            all = all.or(spans.and(term.inForce()));
        }
        return all.and(lead.sinceItCameIn());
    }

    private Spans shut(int stage) {
        Spans known = shut[stage];
        if (known == null) {
            known = disqualified(stage);
            for (int before = 0; before < rules.stages().size(); before++) {
                Spans inherited = before == stage ? Spans.NEVER : earlier(before, stage);
                if (!inherited.isEmpty()) {
                    known = known.or(disqualified(before).and(inherited));
                }
            }
            shut[stage] = known;
        }
        return known;
    }

    /** While its own disqualifiers hold. */
    private Spans disqualified(int stage) {
        Spans known = own[stage];
        if (known == null) {
            known = Spans.NEVER;
            for (Term term : rules.stages().get(stage).terms()) {
                Criteria criteria = term.criteria();
                if (!criteria.never().isEmpty()) {
                    known = known.or(criteria.disqualified(lead).and(term.inForce()));
                }
            }
            own[stage] = known;
        }
        return known;
    }

    /** While the one stage came before the other. */
    private Spans earlier(int before, int stage) {
        Place first = rules.stages().get(before).place();
        Place second = rules.stages().get(stage).place();
        Spans earlier = Spans.NEVER;
        long from = Spans.EVER;
        for (long until : reorderings) {
            if (first.height(until - 1) < second.height(until - 1)) {
                earlier = earlier.or(Spans.between(from, until));
            }
            from = until;
        }
        return first.height(Spans.NO_END) < second.height(Spans.NO_END)
                ? earlier.or(Spans.between(from, Spans.NO_END))
                : earlier;
    }

    private Spans keptOut() {
        Spans out = Spans.NEVER;
        List<Given> given = lead.given();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).place().out()) {
                long end = i + 1 < given.size() ? given.get(i + 1).at() : Spans.NO_END;
                out = out.or(Spans.between(given.get(i).at(), end));
            }
        }
        return out;
    }

    /** Where marketing wants to be asked, it matters when the criteria cease to hold, and when they hold again. */
    private void watchWhereItStands() {
        if (standing.isPresent() && ruled(standing.get()).terms().stream().anyMatch(Term::proposes)) {
            Spans spans = held(index(standing.get().place()));
            for (int span = 0; span < spans.count() && spans.start(span) < next; span++) {
                if (spans.start(span) > now) {
                    next = spans.start(span);
                } else if (spans.end(span) > now) {
                    next = Math.min(next, spans.end(span));
                }
            }
        }
    }

    private RuledStage ruled(Entry entry) {
        return rules.stages().get(index(entry.place()));
    }

    private Optional<Term> proposing(Entry entry) {
        return ruled(entry).at(now).filter(Term::proposes);
    }

    private int index(Place wanted) {
        for (int i = 0; i < rules.stages().size(); i++) {
            if (rules.stages().get(i).place().equals(wanted)) {
                return i;
            }
        }
        throw new IllegalStateException("no definition makes leads enter " + wanted.key());
    }

    private Optional<Lapse> lapse() {
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = standing.get();
        Optional<Term> term = proposing(entry);
        Spans spans = term.isEmpty() ? Spans.ALWAYS : held(index(entry.place()));
        if (term.isEmpty() || spans.covers(now)) {
            return Optional.empty();
        }
        long ended = entry.at();
        for (int span = 0; span < spans.count() && spans.end(span) <= now; span++) {
            ended = Math.max(ended, spans.end(span));
        }
        return Optional.of(new Lapse(entry.place(), term.get(), ended, why(term.get(), entry.place())));
    }

    private String why(Term term, Place stage) {
        List<String> disqualifiers = disqualifiers(lead, rules, stage, now);
        return disqualifiers.isEmpty()
                ? "no longer meets %s: %s"
                        .formatted(
                                term.version().label(),
                                Wording.words(term.criteria().qualifies()))
                : "disqualified by now: " + String.join(", ", disqualifiers);
    }
}
