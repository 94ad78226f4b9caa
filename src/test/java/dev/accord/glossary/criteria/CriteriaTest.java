package dev.accord.glossary.criteria;

import static dev.accord.glossary.criteria.Spans.EVER;
import static dev.accord.glossary.criteria.Spans.NO_END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.glossary.criteria.Criterion.Test;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

class CriteriaTest {

    private static final long DAY = Criterion.MICROS_A_DAY;

    /** A history in memory. */
    private static final class Walk implements Trail {

        private final Map<String, long[]> times = new HashMap<>();
        private final Map<String, List<Known>> facts = new HashMap<>();

        Walk did(String activity, long... at) {
            times.put(activity, at);
            return this;
        }

        Walk known(String field, Known... known) {
            facts.put(field, List.of(known));
            return this;
        }

        @Override
        public long[] times(String activity, Optional<String> page) {
            return times.getOrDefault(activity, new long[0]);
        }

        @Override
        public List<Known> known(String field) {
            return facts.getOrDefault(field, List.of(new Known(EVER, null)));
        }
    }

    private static Did did(String activity, int times, @Nullable Integer days) {
        return new Did(activity, times, days, null);
    }

    private static Group any(Criterion... parts) {
        return new Group(Match.ANY, List.of(parts));
    }

    private static Group all(Criterion... parts) {
        return new Group(Match.ALL, List.of(parts));
    }

    private static Spans spans(long... bounds) {
        Spans spans = Spans.NEVER;
        for (int i = 0; i < bounds.length; i += 2) {
            spans = spans.or(Spans.between(bounds[i], bounds[i + 1]));
        }
        return spans;
    }

    @org.junit.jupiter.api.Test
    void holdsFromTheActivityThatFillsTheWindowUntilTheOldestOfThemLeavesIt() {
        Walk walk = new Walk().did("VISIT", 0, 10 * DAY, 29 * DAY, 45 * DAY);

        assertThat(did("VISIT", 3, 30).holds(walk)).isEqualTo(spans(29 * DAY, 30 * DAY));
        assertThat(did("VISIT", 2, 30).holds(walk)).isEqualTo(spans(10 * DAY, 40 * DAY, 45 * DAY, 59 * DAY));
        assertThat(did("VISIT", 4, null).holds(walk)).isEqualTo(spans(45 * DAY, NO_END));
        assertThat(did("VISIT", 5, null).holds(walk)).isEqualTo(Spans.NEVER);
    }

    @org.junit.jupiter.api.Test
    void doesNotCountAnActivityThatIsExactlyAsOldAsTheWindow() {
        Walk walk = new Walk().did("VISIT", 0, 30 * DAY);

        assertThat(did("VISIT", 2, 30).holds(walk)).isEqualTo(Spans.NEVER);
    }

    @org.junit.jupiter.api.Test
    void letsADisqualifierWinForAsLongAsItHolds() {
        Criteria criteria = new Criteria(
                any(did("DEMO_REQUEST", 1, null)),
                List.of(new Criteria.Disqualifier(
                        "competitor", new Fact("attribute.competitor", Test.ONE_OF, List.of("yes")))));
        Walk walk = new Walk()
                .did("DEMO_REQUEST", DAY)
                .known("attribute.competitor", new Trail.Known(EVER, "Yes "), new Trail.Known(3 * DAY, "no"));

        assertThat(criteria.holds(walk)).isEqualTo(spans(3 * DAY, NO_END));
        assertThat(Wording.disqualifiers(criteria, walk, DAY)).containsExactly("competitor");
    }

    @org.junit.jupiter.api.Test
    void becomesTrueByTimeAloneWhereSomethingMustNotHaveHappened() {
        Group quiet = new Group(Match.NONE, List.of(did("VISIT", 1, 30)));

        assertThat(quiet.holds(new Walk().did("VISIT", 0))).isEqualTo(spans(EVER, 0, 30 * DAY, NO_END));
        assertThat(quiet.isMonotonous()).isFalse();
    }

    @org.junit.jupiter.api.Test
    void countsPointsAndLetsThemDecayByHalf() {
        Scored lasting = new Scored(10, List.of(new Scored.Weight("VISIT", 4), new Scored.Weight("READ", 3)), null);
        Walk walk = new Walk().did("VISIT", 0, 2 * DAY).did("READ", DAY);
        assertThat(lasting.holds(walk)).isEqualTo(spans(2 * DAY, NO_END));

        Scored fading = new Scored(10, List.of(new Scored.Weight("VISIT", 20)), 10);
        Spans held = fading.holds(new Walk().did("VISIT", 0));
        assertThat(held.start(0)).isZero();
        assertThat(held.end(0)).isEqualTo(10 * DAY + 1);
    }

    @org.junit.jupiter.api.Test
    void comparesFactsWithoutRegardToCapitalsAndNumbersByTheirValue() {
        assertThat(new Fact("country", Test.ONE_OF, List.of("Switzerland")).isMetBy(" SWITZERLAND"))
                .isTrue();
        assertThat(new Fact("attribute.size", Test.AT_LEAST, List.of("1,000")).isMetBy("1200 people"))
                .isTrue();
        assertThat(new Fact("attribute.size", Test.AT_LEAST, List.of("50")).isMetBy("51-200"))
                .isTrue();
        assertThat(new Fact("attribute.size", Test.AT_MOST, List.of("50")).isMetBy("many"))
                .isFalse();
        assertThat(new Fact("segment", Test.NONE_OF, List.of("Enterprise")).isMetBy(null))
                .isTrue();
        assertThat(new Fact("email", Test.ENDS_WITH, List.of(".EDU")).isMetBy("a@b.edu"))
                .isTrue();
    }

    @org.junit.jupiter.api.Test
    void saysTheRuleAsASentence() {
        Criteria criteria = new Criteria(
                any(
                        did("VISIT", 5, 30),
                        did("READ", 4, null),
                        all(did("DEMO_REQUEST", 1, null), new Fact("attribute.budget", Test.KNOWN, List.of()))),
                List.of(new Criteria.Disqualifier(
                        "student address", new Fact("email", Test.ENDS_WITH, List.of(".edu", ".ac.uk")))));

        assertThat(Wording.sentence(criteria))
                .isEqualTo("5 visits within 30 days, or 4 posts read, or (a demo requested and budget is known)."
                        + " Never: student address (e-mail ends with .edu or .ac.uk).");
    }

    @org.junit.jupiter.api.Test
    void saysWhyItHeldOnWhichActivities() {
        Criteria criteria = new Criteria(
                any(did("VISIT", 5, 30), did("DEMO_REQUEST", 1, null), did("DOWNLOAD", 1, null)), List.of());
        Walk walk = new Walk()
                .did("VISIT", day(3), day(5), day(9), day(17), day(21))
                .did("DEMO_REQUEST", day(21));

        assertThat(Wording.reasons(criteria, walk, day(21), ZoneOffset.UTC))
                .isEqualTo("5 visits between 3 and 21 October 2026; demo requested on 21 October 2026");
    }

    private static long day(int day) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, LocalDate.of(2026, 10, day).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    @org.junit.jupiter.api.Test
    void comesBackFromJsonAsItWas() {
        Criteria criteria = new Criteria(
                all(
                        new Did("VISIT", 2, 7, "/pricing"),
                        new Scored(10, List.of(new Scored.Weight("READ", 5)), 14),
                        new Group(Match.NONE, List.of(new Fact("country", Test.UNKNOWN, List.of())))),
                List.of(new Criteria.Disqualifier("student", new Fact("email", Test.CONTAINS, List.of("student")))));

        assertThat(Criteria.fromJson(criteria.toJson())).isEqualTo(criteria);
    }

    @org.junit.jupiter.api.Test
    void refusesWhatIsNoCriterion() {
        assertThatThrownBy(() -> did("VISIT", 0, 30))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> new Fact("shoeSize", Test.KNOWN, List.of())).hasMessageContaining("shoeSize");
        assertThatThrownBy(() -> Criteria.fromJson("{\"qualifies\":{\"kind\":\"magic\"}}"))
                .isInstanceOf(Refused.class);
    }

    /** The algebra against a look at each moment, for random spans. */
    @org.junit.jupiter.api.Test
    void agreesWithALookAtEachMoment() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            Spans a = random(random);
            Spans b = random(random);
            for (long t = -1; t <= 21; t++) {
                assertThat(a.and(b).covers(t)).isEqualTo(a.covers(t) && b.covers(t));
                assertThat(a.or(b).covers(t)).isEqualTo(a.covers(t) || b.covers(t));
                assertThat(a.not().covers(t)).isEqualTo(!a.covers(t));
            }
            assertThat(a.not().not()).isEqualTo(a);
        }
    }

    private static Spans random(Random random) {
        List<Long> bounds = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            bounds.add((long) random.nextInt(10) * 2);
        }
        bounds.sort(Long::compare);
        Spans spans = random.nextInt(4) == 0 ? Spans.between(EVER, random.nextInt(5)) : Spans.NEVER;
        for (int i = 0; i + 1 < bounds.size(); i += 2) {
            spans = spans.or(Spans.between(bounds.get(i), bounds.get(i + 1)));
        }
        return random.nextInt(4) == 0 ? spans.or(Spans.between(15 + random.nextInt(5), NO_END)) : spans;
    }

    /** A window against a count at each moment, for random visits. */
    @org.junit.jupiter.api.Test
    void agreesWithACountAtEachMoment() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            long[] at = random.longs(random.nextInt(12), 0, 40)
                    .sorted()
                    .map(day -> day * DAY)
                    .toArray();
            int days = 1 + random.nextInt(15);
            Did did = did("VISIT", 1 + random.nextInt(4), days);
            Spans held = did.holds(new Walk().did("VISIT", at));
            for (long t = 0; t < 60 * DAY; t += DAY / 2) {
                long moment = t;
                long counted = Arrays.stream(at)
                        .filter(visit -> visit <= moment && moment < visit + days * DAY)
                        .count();
                assertThat(held.covers(moment)).isEqualTo(counted >= did.times());
            }
        }
    }
}
