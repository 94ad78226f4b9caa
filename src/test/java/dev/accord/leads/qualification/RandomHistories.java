package dev.accord.leads.qualification;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criteria.Disqualifier;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.glossary.criteria.Spans;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Rules and leads by chance, of which everything happens at midnights, within sixty days. */
public final class RandomHistories {

    public static final List<String> TYPES = List.of("VISIT", "READ", "CALL");

    private static final long DAY = Criterion.MICROS_A_DAY;

    private RandomHistories() {}

    static Rules rules(Random random, long beginning, List<Place> places) {
        List<DefinitionVersion> versions = new ArrayList<>();
        for (String term : List.of("LEAD", "MQL", "SQL")) {
            for (int version = 1; version <= random.nextInt(3); version++) {
                long from = version == 1 ? Spans.EVER : beginning + random.nextInt(50) * DAY;
                versions.add(new DefinitionVersion(
                        new Id(term.length() * 100L + term.charAt(0) * 1_000L + version),
                        term,
                        version,
                        "",
                        from == Spans.EVER ? Instant.EPOCH : Moments.at(from),
                        random.nextInt(8) == 0 ? null : criteria(random),
                        random.nextBoolean() ? Lapse.KEEP : Lapse.PROPOSE));
            }
        }
        return Rules.of(versions, places);
    }

    public static Criteria criteria(Random random) {
        List<Disqualifier> never = random.nextInt(3) == 0
                ? List.of(new Disqualifier("never", random.nextBoolean() ? fact(random) : did(random)))
                : List.of();
        return new Criteria(group(random, 2), never);
    }

    private static Group group(Random random, int depth) {
        Match match = random.nextInt(4) == 0 ? Match.NONE : random.nextBoolean() ? Match.ALL : Match.ANY;
        return new Group(
                match,
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(part -> depth > 1 && random.nextInt(3) == 0
                                ? group(random, depth - 1)
                                : switch (random.nextInt(5)) {
                                    case 0 -> fact(random);
                                    case 1 ->
                                        new Scored(
                                                1 + random.nextInt(6),
                                                List.of(new Scored.Weight("VISIT", 1), new Scored.Weight("READ", 2)),
                                                null);
                                    default -> did(random);
                                })
                        .toList());
    }

    private static Criterion did(Random random) {
        @Nullable
        Integer within = random.nextBoolean() ? null : List.of(3, 7, 14).get(random.nextInt(3));
        return new Did(TYPES.get(random.nextInt(3)), 1 + random.nextInt(3), within, null);
    }

    private static Criterion fact(Random random) {
        return new Fact("attribute.size", Criterion.Test.ONE_OF, List.of(random.nextBoolean() ? "big" : "small"));
    }

    static LeadHistory lead(Random random, long beginning, List<Place> places) {
        long created = random.nextInt(3) == 0 ? beginning + random.nextInt(20) * DAY : Spans.EVER;
        LeadHistory lead = new LeadHistory(1, created, beginning);
        for (int i = random.nextInt(16); i > 0; i--) {
            lead.did(TYPES.get(random.nextInt(3)), beginning + random.nextInt(50) * DAY, null);
        }
        lead.knows(Facts.attribute("size"), size(random));
        int changed = 0;
        for (int i = random.nextInt(3); i > 0; i--) {
            changed += 1 + random.nextInt(20);
            lead.learns(Facts.attribute("size"), beginning + changed * DAY, size(random));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            lead.enters(new Given(
                    i,
                    places.get(random.nextInt(places.size())),
                    beginning + random.nextInt(55) * DAY,
                    random.nextBoolean()));
        }
        return lead;
    }

    /** When the next version takes effect. */
    static long nextDate(Rules rules, long after) {
        return rules.stages().stream()
                .flatMap(stage -> stage.terms().stream())
                .flatMapToLong(term -> LongStream.of(
                        term.inForce().start(0),
                        term.inForce().end(term.inForce().count() - 1)))
                .filter(date -> date > after)
                .min()
                .orElse(Spans.NO_END);
    }

    private static @Nullable String size(Random random) {
        return List.of("big", "small", "").get(random.nextInt(3));
    }
}
