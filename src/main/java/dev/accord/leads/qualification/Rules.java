package dev.accord.leads.qualification;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Spans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stages that leads enter by definition, the first one first, and which version was in force when. */
public final class Rules {

    private final List<RuledStage> stages;
    private final Map<Long, Place> places;

    // asked for each lead of millions, so they are answered once
    private final List<Long> reorderings;
    private final Set<String> activities;
    private final Set<String> fields;

    /** A stage of the main line with the versions of its definition that the portal acts by, in order of time. */
    public record RuledStage(Place place, List<Term> terms) {

        public RuledStage {
            terms = List.copyOf(terms);
        }

        /** What is in force at that moment; empty where people decide then. */
        Optional<Term> at(long moment) {
            return terms.stream().filter(term -> term.inForce().covers(moment)).findFirst();
        }
    }

    /** A version and when it is in force. */
    public record Term(DefinitionVersion version, Criteria criteria, Spans inForce) {

        boolean proposes() {
            return version.lapse() == DefinitionVersion.Lapse.PROPOSE;
        }
    }

    /** @param places every stage by its id */
    private Rules(List<RuledStage> stages, Map<Long, Place> places) {
        this.stages = List.copyOf(stages);
        this.places = Map.copyOf(places);
        this.reorderings = places.values().stream()
                .flatMap(place -> place.former().stream())
                .map(Place.Former::until)
                .distinct()
                .sorted()
                .toList();
        this.activities = collected(Criteria::activities);
        this.fields = collected(Criteria::fields);
    }

    /** @param versions all that were ever signed; one replaces those with lower numbers from its own date on */
    public static Rules of(List<DefinitionVersion> versions, List<Place> places) {
        Map<String, List<DefinitionVersion>> byTerm =
                versions.stream().collect(Collectors.groupingBy(DefinitionVersion::term));
        List<RuledStage> ruled = places.stream()
                .filter(Place::mainLine)
                .sorted(Comparator.comparingInt(Place::position))
                .map(place -> new RuledStage(
                        place,
                        terms(byTerm.getOrDefault(place.key(), List.of()), Spans.between(Spans.EVER, place.closed()))))
                .filter(stage -> !stage.terms().isEmpty())
                .toList();
        return new Rules(ruled, byId(places));
    }

    /** One stage with criteria that it has had since ever; of the stages before it only what disqualifies. */
    public Rules trying(Place place, DefinitionVersion draft, Criteria criteria) {
        List<RuledStage> tried = new ArrayList<>();
        for (RuledStage stage : stages) {
            List<Term> shutting = stage.terms().stream()
                    .filter(term -> !term.criteria().never().isEmpty())
                    .map(term -> new Term(term.version(), shutting(term.criteria()), term.inForce()))
                    .toList();
            if (stage.place().position() < place.position() && !shutting.isEmpty()) {
                tried.add(new RuledStage(stage.place(), shutting));
            }
        }
        tried.add(new RuledStage(place, List.of(new Term(draft, criteria, Spans.ALWAYS))));
        return new Rules(tried, places);
    }

    /** The same disqualifiers, and nothing else that anybody would have to read. */
    private static Criteria shutting(Criteria criteria) {
        List<Criterion> whens =
                criteria.never().stream().map(Criteria.Disqualifier::when).toList();
        return new Criteria(new Criterion.Group(Criterion.Match.ANY, whens), criteria.never());
    }

    private static Map<Long, Place> byId(List<Place> places) {
        return places.stream().collect(Collectors.toMap(place -> place.stage().value(), Function.identity()));
    }

    private static List<Term> terms(List<DefinitionVersion> versions, Spans inUse) {
        List<Term> terms = new ArrayList<>();
        Spans free = inUse;
        for (DefinitionVersion version : versions.stream()
                .sorted(Comparator.comparingInt(DefinitionVersion::version).reversed())
                .toList()) {
            Spans inForce = free.and(Spans.between(beginning(version.effectiveFrom()), Spans.NO_END));
            free = free.and(inForce.not());
            if (!inForce.isEmpty()) {
                version.executable().ifPresent(criteria -> terms.add(new Term(version, criteria, inForce)));
            }
        }
        terms.sort(Comparator.comparingLong(term -> term.inForce().start(0)));
        return terms;
    }

    /** What came with the portal has been in force since ever. */
    private static long beginning(Instant effectiveFrom) {
        return effectiveFrom.isAfter(Instant.EPOCH) ? Moments.of(effectiveFrom) : Spans.EVER;
    }

    public Place place(long stage) {
        Place place = places.get(stage);
        if (place == null) {
            throw new IllegalArgumentException("there is no stage " + stage);
        }
        return place;
    }

    /** The moments at which another order of the stages began, the oldest first. */
    List<Long> reorderings() {
        return reorderings;
    }

    /** Whether a stage was ever farther along than another. */
    private boolean isEverHigher(Place stage, Place other) {
        return stage.height(Spans.NO_END) > other.height(Spans.NO_END)
                || reorderings.stream().anyMatch(until -> stage.height(until - 1) > other.height(until - 1));
    }

    public List<RuledStage> stages() {
        return stages;
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /** The types of activities that any version counts. */
    public Set<String> activities() {
        return activities;
    }

    /** The facts that any version looks at. */
    public Set<String> fields() {
        return fields;
    }

    public boolean asksForPages() {
        return criteria().anyMatch(Criteria::asksForPages);
    }

    /** Whether marketing is ever asked about leads that no longer fit. */
    public boolean proposes() {
        return stages.stream().flatMap(stage -> stage.terms().stream()).anyMatch(Term::proposes);
    }

    /** Whether what they say of a lead can change without anything happening to it, as time goes by. */
    public boolean changeByThemselves() {
        return proposes() || !criteria().allMatch(Criteria::isMonotonous);
    }

    private Set<String> collected(Function<Criteria, Set<String>> what) {
        Set<String> all = new TreeSet<>();
        criteria().forEach(criteria -> all.addAll(what.apply(criteria)));
        return Collections.unmodifiableSet(all);
    }

    private java.util.stream.Stream<Criteria> criteria() {
        return stages.stream().flatMap(stage -> stage.terms().stream()).map(Term::criteria);
    }

    /**
     * The types of activities that can still matter for a lead that stands there, when they happen after it entered:
     * they can bring it into a later stage, or show that it no longer fits where it stands.
     */
    public Set<String> activitiesAfter(Place place) {
        Set<String> types = new TreeSet<>();
        if (place.out()) {
            return types;
        }
        for (RuledStage stage : stages) {
            boolean later = isEverHigher(stage.place(), place);
            boolean leaving =
                    stage.place().equals(place) && stage.terms().stream().anyMatch(Term::proposes);
            if (later || leaving) {
                stage.terms().forEach(term -> types.addAll(term.criteria().activities()));
                // disqualifiers are inherited
                stages.stream()
                        .filter(before -> isEverHigher(stage.place(), before.place()))
                        .flatMap(before -> before.terms().stream())
                        .forEach(term -> types.addAll(term.criteria().disqualifyingActivities()));
            }
        }
        return types;
    }
}
