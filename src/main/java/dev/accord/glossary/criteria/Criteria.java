package dev.accord.glossary.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What makes a lead fit a definition, and what never does. A disqualifier wins over everything else.
 *
 * @param qualifies what has to hold
 * @param never each with the name that people give it, such as "student address"
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Criteria(Criterion.Group qualifies, List<Disqualifier> never) implements Serializable {

    /** What always keeps a lead out. */
    public record Disqualifier(String name, Criterion when) implements Serializable {

        public Disqualifier {
            if (name.isBlank() || name.length() > 120) {
                throw Refused.invalid("bad-criteria", "a disqualifier needs a name of at most 120 characters");
            }
        }
    }

    /** How many groups may lie in each other. */
    public static final int DEEPEST = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is in force is asked for with every batch of activities; reading it once is enough. */
    private static final Map<String, Criteria> READ = new ConcurrentHashMap<>();

    private static final int KEPT = 500;

    @SuppressWarnings("NullAway") // a list that JSON leaves out
    public Criteria {
        never = never == null ? List.of() : List.copyOf(never);
        if (depth(qualifies) > DEEPEST) {
            throw Refused.invalid("bad-criteria", "criteria are nested at most %d groups deep", DEEPEST);
        }
    }

    private static int depth(Criterion criterion) {
        return criterion instanceof Criterion.Group group
                ? 1 + group.parts().stream().mapToInt(Criteria::depth).max().orElse(0)
                : 0;
    }

    /** When a lead is kept out by at least one of the disqualifiers. */
    public Spans disqualified(Trail trail) {
        Spans spans = Spans.NEVER;
        for (Disqualifier disqualifier : never) {
            spans = spans.or(disqualifier.when().holds(trail));
        }
        return spans;
    }

    /** When a lead fits: what qualifies holds, and no disqualifier does. */
    public Spans holds(Trail trail) {
        return qualifies.holds(trail).and(disqualified(trail).not());
    }

    /** The types of activities that are counted. */
    public Set<String> activities() {
        return activities(all());
    }

    /** The types of activities that disqualifiers count. */
    public Set<String> disqualifyingActivities() {
        return activities(never.stream().map(Disqualifier::when).flatMap(Criteria::withParts));
    }

    private static Set<String> activities(Stream<Criterion> criteria) {
        Set<String> types = new TreeSet<>();
        criteria.forEach(criterion -> {
            switch (criterion) {
                case Criterion.Did did -> types.add(did.activity());
                case Criterion.Scored scored -> scored.weights().forEach(weight -> types.add(weight.activity()));
                case Criterion.Fact fact -> {}
                case Criterion.Group group -> {}
            }
        });
        return types;
    }

    /** The facts that are looked at. */
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        all().forEach(criterion -> {
            if (criterion instanceof Criterion.Fact fact) {
                fields.add(fact.field());
            }
        });
        return fields;
    }

    /** Whether addresses of activities matter. */
    public boolean asksForPages() {
        return all().anyMatch(criterion -> criterion instanceof Criterion.Did did && did.page() != null);
    }

    /** Whether activities that come in late can only make a lead fit earlier, never take it back. */
    public boolean isMonotonous() {
        return qualifies.isMonotonous() && disqualifyingActivities().isEmpty();
    }

    private Stream<Criterion> all() {
        return Stream.concat(Stream.of(qualifies), never.stream().map(Disqualifier::when))
                .flatMap(Criteria::withParts);
    }

    private static Stream<Criterion> withParts(Criterion criterion) {
        return criterion instanceof Criterion.Group group
                ? Stream.concat(Stream.of(group), group.parts().stream().flatMap(Criteria::withParts))
                : Stream.of(criterion);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** @throws Refused with code {@code bad-criteria} */
    public static Criteria fromJson(String json) {
        Criteria known = READ.get(json);
        if (known != null) {
            return known;
        }
        Criteria criteria = read(json);
        if (READ.size() >= KEPT) {
            READ.clear();
        }
        READ.put(json, criteria);
        return criteria;
    }

    private static Criteria read(String json) {
        try {
            return JSON.readValue(json, Criteria.class);
        } catch (JacksonException unreadable) {
            if (unreadable.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw Refused.invalid("bad-criteria", "these are no criteria: %s", unreadable.getOriginalMessage());
        }
    }
}
