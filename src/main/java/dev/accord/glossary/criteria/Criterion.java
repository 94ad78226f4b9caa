package dev.accord.glossary.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing that a definition asks of a lead. It says when it holds, for the whole of a lead's history at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Criterion.Group.class, name = "group"),
    @JsonSubTypes.Type(value = Criterion.Did.class, name = "did"),
    @JsonSubTypes.Type(value = Criterion.Fact.class, name = "fact"),
    @JsonSubTypes.Type(value = Criterion.Scored.class, name = "scored")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface Criterion extends Serializable {

    /** When it holds for the lead behind the trail. */
    Spans holds(Trail trail);

    /** How the parts of a group count together. */
    enum Match {
        ALL,
        ANY,
        NONE
    }

    /** Several criteria together: all of them, at least one, or none. */
    record Group(Match match, List<Criterion> parts) implements Criterion {

        public Group {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw Refused.invalid("bad-criteria", "a group of criteria needs at least one criterion");
            }
        }

        @Override
        public Spans holds(Trail trail) {
            return switch (match) {
                case ALL -> together(trail, Spans.ALWAYS, Spans::and);
                case ANY -> together(trail, Spans.NEVER, Spans::or);
                case NONE -> together(trail, Spans.NEVER, Spans::or).not();
            };
        }

        private Spans together(Trail trail, Spans start, java.util.function.BinaryOperator<Spans> how) {
            Spans spans = start;
            for (Criterion part : parts) {
                spans = how.apply(spans, part.holds(trail));
            }
            return spans;
        }
    }

    /**
     * The lead did something a number of times, at any time before or within so many days. A day has 24 hours here:
     * an activity counts from its moment until it is that old.
     *
     * @param activity the type, such as {@code VISIT}
     * @param withinDays null: whenever it was
     * @param page null, or what the address of the activity has to contain
     */
    record Did(
            String activity,
            int times,
            @Nullable Integer withinDays,
            @Nullable String page) implements Criterion {

        public Did {
            if (!activity.matches("[A-Z][A-Z0-9_]{1,39}")) {
                throw Refused.invalid(
                        "bad-criteria", "\"%s\" is no type of activity: use capitals, such as VISIT", activity);
            }
            between("the number of times", times, 1, 1_000);
            if (withinDays != null) {
                between("the number of days", withinDays, 1, 3_650);
            }
            page = page == null || page.isBlank() ? null : page.strip();
        }

        @Override
        public Spans holds(Trail trail) {
            long[] at = trail.times(activity, Optional.ofNullable(page));
            Spans.Collector held = new Spans.Collector();
            for (int last = times - 1; last < at.length; last++) {
                held.add(at[last], over(at[last - times + 1]));
            }
            return held.spans();
        }

        /** When an activity of that moment no longer counts. */
        private long over(long moment) {
            return withinDays == null ? Spans.NO_END : moment + withinDays * MICROS_A_DAY;
        }

        /** The activities that count at that moment. */
        long[] counted(Trail trail, long moment) {
            return Arrays.stream(trail.times(activity, Optional.ofNullable(page)))
                    .filter(at -> at <= moment && moment < over(at))
                    .toArray();
        }
    }

    /** How a fact is looked at. Texts are compared without regard to capitals and outer blanks. */
    enum Test {
        KNOWN,
        UNKNOWN,
        ONE_OF,
        NONE_OF,
        CONTAINS,
        ENDS_WITH,
        AT_LEAST,
        AT_MOST
    }

    /**
     * Something that is known of the lead.
     *
     * @param field {@code email company jobTitle country segment channel campaign}, or {@code attribute.<name>}
     * @param values what the test compares with: none for known and unknown, one number for at least and at most
     */
    record Fact(String field, Test test, List<String> values) implements Criterion {

        private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,' _]*(?:\\.\\d+)?");

        @SuppressWarnings("NullAway") // a list that JSON leaves out
        public Fact {
            values = values == null
                    ? List.of()
                    : values.stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .toList();
            if (!Fields.isKnown(field)) {
                throw Refused.invalid("bad-criteria", "there is no field %s; there are %s", field, Fields.ALL);
            }
            boolean alone = test == Test.KNOWN || test == Test.UNKNOWN;
            boolean number = test == Test.AT_LEAST || test == Test.AT_MOST;
            if (alone && !values.isEmpty()) {
                throw Refused.invalid("bad-criteria", "%s is known or unknown: no value belongs to it", field);
            }
            if (!alone && values.isEmpty()) {
                throw Refused.invalid("bad-criteria", "say with what %s is to be compared", Fields.words(field));
            }
            if (number && (values.size() != 1 || number(values.getFirst()).isEmpty())) {
                throw Refused.invalid(
                        "bad-criteria", "%s is to be compared with one number, not %s", Fields.words(field), values);
            }
            if (values.size() > 200) {
                throw Refused.invalid(
                        "bad-criteria", "%s is compared with %d values; at most 200", field, values.size());
            }
        }

        @Override
        public Spans holds(Trail trail) {
            Spans.Collector held = new Spans.Collector();
            List<Trail.Known> known = trail.known(field);
            for (int i = 0; i < known.size(); i++) {
                if (isMetBy(known.get(i).value())) {
                    held.add(
                            known.get(i).from(),
                            i + 1 < known.size() ? known.get(i + 1).from() : Spans.NO_END);
                }
            }
            return held.spans();
        }

        boolean isMetBy(@Nullable String value) {
            if (value == null || value.isBlank()) {
                // what is unknown is none of anything
                return test == Test.UNKNOWN || test == Test.NONE_OF;
            }
            String text = value.strip().toLowerCase(Locale.ROOT);
            return switch (test) {
                case KNOWN -> true;
                case UNKNOWN -> false;
                case ONE_OF -> values.stream().anyMatch(text::equalsIgnoreCase);
                case NONE_OF -> values.stream().noneMatch(text::equalsIgnoreCase);
                case CONTAINS -> values.stream().anyMatch(part -> text.contains(part.toLowerCase(Locale.ROOT)));
                case ENDS_WITH -> values.stream().anyMatch(part -> text.endsWith(part.toLowerCase(Locale.ROOT)));
                case AT_LEAST -> compared(text, order -> order >= 0);
                case AT_MOST -> compared(text, order -> order <= 0);
            };
        }

        private boolean compared(String text, Function<Integer, Boolean> verdict) {
            Optional<Double> mine = number(text);
            Optional<Double> bound = number(values.getFirst());
            return mine.isPresent()
                    && bound.isPresent()
                    && verdict.apply(mine.get().compareTo(bound.get()));
        }

        /** The first number in the text: a company of "51-200" people has at least 51. */
        private static Optional<Double> number(String text) {
            Matcher found = NUMBER.matcher(text);
            return found.find()
                    ? Optional.of(Double.valueOf(found.group().replaceAll("[,' _]", "")))
                    : Optional.empty();
        }
    }

    /**
     * Points for activities reach a number. With a half-life, points are worth half after so many days.
     *
     * @param halfLifeDays null: points do not decay
     */
    record Scored(
            int points, List<Weight> weights, @Nullable Integer halfLifeDays) implements Criterion {

        /** So many points for each activity of that type. */
        public record Weight(String activity, int points) implements Serializable {

            public Weight {
                between("the points of an activity", points, 1, 1_000);
            }
        }

        public Scored {
            weights = List.copyOf(weights);
            between("the number of points", points, 1, 100_000);
            if (weights.isEmpty()) {
                throw Refused.invalid("bad-criteria", "say which activities give points");
            }
            if (halfLifeDays != null) {
                between("the half-life in days", halfLifeDays, 1, 3_650);
            }
        }

        @Override
        public Spans holds(Trail trail) {
            List<Point> given = given(trail);
            Spans.Collector held = new Spans.Collector();
            double sum = 0;
            for (int i = 0; i < given.size(); i++) {
                Point point = given.get(i);
                sum = (i == 0 ? 0 : sum * worth(point.at() - given.get(i - 1).at())) + point.points();
                if (sum >= points) {
                    long next = i + 1 < given.size() ? given.get(i + 1).at() : Spans.NO_END;
                    held.add(point.at(), Math.min(next, falls(point.at(), sum)));
                }
            }
            return held.spans();
        }

        /** What the lead has at that moment. */
        double pointsAt(Trail trail, long moment) {
            return given(trail).stream()
                    .filter(point -> point.at() <= moment)
                    .mapToDouble(point -> point.points() * worth(moment - point.at()))
                    .sum();
        }

        private record Point(long at, int points) {}

        private List<Point> given(Trail trail) {
            return weights.stream()
                    .flatMap(weight -> Arrays.stream(trail.times(weight.activity(), Optional.empty()))
                            .mapToObj(at -> new Point(at, weight.points())))
                    .sorted(java.util.Comparator.comparingLong(Point::at).thenComparingInt(Point::points))
                    .toList();
        }

        private double worth(long age) {
            return halfLifeDays == null ? 1 : Math.pow(0.5, age / (double) (halfLifeDays * MICROS_A_DAY));
        }

        private long falls(long at, double sum) {
            return halfLifeDays == null
                    ? Spans.NO_END
                    : at + (long) (halfLifeDays * (double) MICROS_A_DAY * (Math.log(sum / points) / Math.log(2))) + 1;
        }
    }

    long MICROS_A_DAY = 86_400_000_000L;

    private static void between(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw Refused.invalid("bad-criteria", "%s is %d to %d, not %d", what, least, most, number);
        }
    }

    /** Whether more activities can end what holds: only then does late data take something back. */
    default boolean isMonotonous() {
        return switch (this) {
            case Group group ->
                group.match() != Match.NONE && group.parts().stream().allMatch(Criterion::isMonotonous);
            case Did did -> true;
            case Scored scored -> true;
            case Fact fact -> true;
        };
    }
}
