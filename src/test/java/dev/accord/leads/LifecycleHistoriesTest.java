package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.leads.LifecyclePreview.FigureShift;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Random histories among random changes of the lifecycle, the same ones in every run. */
@DatabaseTest
class LifecycleHistoriesTest {

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int LEADS = 25;
    private static final int CHANGES = 25;
    private static final int ENTRIES_BETWEEN = 15;

    private record Passed(Instant at, boolean skipped) {}

    private record Entered(Id lead, Id stage, Instant at) {}

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Progression progression;

    @Autowired
    TransactionTemplate transaction;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsDerivedStepByStepIsWhatTheWholeHistoryGivesAndWhatThePreviewSaid(long seed) {
        Random random = new Random(seed);
        List<Id> known = new ArrayList<>();
        Instant now = BEGIN;
        for (int i = 0; i < LEADS; i++) {
            String name = "L" + i;
            String first = i % 3 == 0 ? "NURTURE" : "LEAD";
            Instant at = some(random, BEGIN.minus(Duration.ofDays(30)), BEGIN);
            known.add(clock.at(
                    BEGIN,
                    () -> cast.as(
                                    players.marketer(),
                                    () -> leads.record(List.of(TestLeads.entered(name, Map.of(first, at))), false))
                            .getFirst()
                            .id()));
        }
        int made = 0;
        for (int step = 0; step < CHANGES; step++) {
            Instant last = now;
            now = now.plus(Duration.ofDays(10));
            for (int i = 0; i < ENTRIES_BETWEEN; i++) {
                enter(random, known, some(random, last.minus(Duration.ofDays(15)), now.plus(Duration.ofDays(3))), now);
            }
            assertThat(passages()).as("seed %d after entries %d", seed, step).isEqualTo(fromScratch());
            List<String> recycled = recycledBefore(now);
            made += change(random, now) ? 1 : 0;
            transaction.executeWithoutResult(status -> cast.as(players.marketer(), () -> {
                progression.deriveAnew(known.stream().map(Id::value).toList());
                return "";
            }));
            assertThat(recycledBefore(now))
                    .as("seed %d, went back, %d", seed, step)
                    .isEqualTo(recycled);
            assertThat(passages()).as("seed %d after change %d", seed, step).isEqualTo(fromScratch());
            everybodyStandsWhereTheyLastCame();
        }
        assertThat(made).as("changes that made sense").isGreaterThan(CHANGES / 3);
    }

    /** Whatever becomes of the stages, who has gone back has gone back. */
    private List<String> recycledBefore(Instant now) {
        return jdbc.sql("""
                        SELECT CONCAT(lead_id, ' into ', stage_id, ' on ', recycled_at) FROM recycling
                         WHERE recycled_at < :now ORDER BY lead_id, recycled_at, stage_id
                        """)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    private void enter(Random random, List<Id> known, Instant at, Instant now) {
        List<Stage> all = stages().all().stream()
                .filter(stage -> stage.kind() != StageKind.VISITOR)
                .toList();
        StageMove move = new StageMove(one(random, known), one(random, all), at, "at random");
        try {
            clock.at(
                    now,
                    () -> cast.as(players.marketer(), () -> {
                        leads.enter(List.of(move));
                        return true;
                    }));
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("retired-stage");
        }
    }

    private boolean change(Random random, Instant now) {
        return clock.at(
                now,
                () -> cast.as(players.administrator(), () -> {
                    LifecyclePreview preview;
                    LifecycleChange change = anything(random);
                    try {
                        preview = lifecycle.preview(change);
                    } catch (Refused refused) {
                        return false;
                    }
                    if (!preview.isPossible()) {
                        return false;
                    }
                    Map<String, Map<Long, Passed>> before = figures();
                    lifecycle.apply(change, preview.version(), "at random", (done, all) -> true);
                    Map<String, String> said = preview.figures().stream()
                            .collect(Collectors.toMap(FigureShift::key, LifecycleHistoriesTest::said));
                    assertThat(difference(before, figures()))
                            .as(preview.summary())
                            .isEqualTo(said);
                    return true;
                }));
    }

    private LifecycleChange anything(Random random) {
        List<Stage> usable = stages().inUse();
        Id stage = one(random, usable).id();
        Id other = one(random, usable).id();
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                new LifecycleChange.Split(
                        stage,
                        List.of(
                                part("P" + random.nextInt(1000), Set.of("Midsize")),
                                part("Q" + random.nextInt(1000), Set.of())),
                        random.nextBoolean(),
                        random.nextBoolean() ? Trait.SEGMENT : null);
            case 2, 3 -> new LifecycleChange.Merge(stage, other, false);
            case 4 -> new LifecycleChange.Retire(stage, other, false);
            case 5, 6 -> new LifecycleChange.Shift(stage, random.nextBoolean());
            default -> new LifecycleChange.Adopt(one(random, List.of(LifecycleTemplate.values())));
        };
    }

    private static LifecycleChange.Part part(String label, Set<String> values) {
        return new LifecycleChange.Part(label, StageIcon.STEP, "MARKETING", values);
    }

    private static String said(FigureShift shift) {
        return "%d new, %d gone, %d moved, %d retold"
                .formatted(shift.added() + shift.today(), shift.removed(), shift.moved(), shift.retold());
    }

    private static Map<String, String> difference(
            Map<String, Map<Long, Passed>> before, Map<String, Map<Long, Passed>> after) {
        Map<String, String> difference = new HashMap<>();
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            Map<Long, Passed> old = before.getOrDefault(key, Map.of());
            Map<Long, Passed> now = after.getOrDefault(key, Map.of());
            long added =
                    now.keySet().stream().filter(lead -> !old.containsKey(lead)).count();
            long removed =
                    old.keySet().stream().filter(lead -> !now.containsKey(lead)).count();
            List<Long> both = now.keySet().stream().filter(old::containsKey).toList();
            long moved = both.stream()
                    .filter(lead ->
                            !passed(now, lead).at().equals(passed(old, lead).at()))
                    .count();
            long retold = both.stream()
                    .filter(lead ->
                            passed(now, lead).at().equals(passed(old, lead).at()))
                    .filter(lead ->
                            passed(now, lead).skipped() != passed(old, lead).skipped())
                    .count();
            if (added + removed + moved + retold > 0) {
                difference.put(key, "%d new, %d gone, %d moved, %d retold".formatted(added, removed, moved, retold));
            }
        }
        return difference;
    }

    private static Passed passed(Map<Long, Passed> passages, Long lead) {
        return Optional.ofNullable(passages.get(lead)).orElseThrow();
    }

    private Map<String, Map<Long, Passed>> figures() {
        Map<String, Map<Long, Passed>> figures = passages();
        jdbc.sql("SELECT id, generated_at FROM lead_record WHERE generated_at IS NOT NULL")
                .query(row -> {
                    figures.computeIfAbsent("leads-generated", key -> new HashMap<>())
                            .put(row.getLong(1), new Passed(row.getTimestamp(2).toInstant(), false));
                });
        return figures;
    }

    /** What the table says: by stage key and lead. */
    private Map<String, Map<Long, Passed>> passages() {
        Map<String, Map<Long, Passed>> passages = new HashMap<>();
        jdbc.sql("""
                        SELECT s.stage_key, p.lead_id, p.passed_at, p.skipped
                          FROM stage_passage p JOIN stage s ON s.id = p.stage_id
                        """).query(row -> {
            passages.computeIfAbsent(row.getString(1), key -> new HashMap<>())
                    .put(row.getLong(2), new Passed(row.getTimestamp(3).toInstant(), row.getBoolean(4)));
        });
        return passages;
    }

    /** What decision 0013 says, read word by word over the whole history. */
    private Map<String, Map<Long, Passed>> fromScratch() {
        Lifecycle.Stages stages = stages();
        Map<String, Map<Long, Passed>> passages = new HashMap<>();
        Map<Id, List<Entered>> byLead = entries().stream().collect(Collectors.groupingBy(Entered::lead));
        byLead.forEach((lead, entries) -> stages.all().forEach(stage -> {
            Optional<Instant> own = entries.stream()
                    .filter(entry -> counts(stages, stages.byId(entry.stage()), stage))
                    .map(Entered::at)
                    .min(Comparator.naturalOrder());
            Optional<Instant> skipped = entries.stream()
                    .filter(entry -> stage.retiredAt() == null || entry.at().isBefore(stage.retiredAt()))
                    .filter(entry -> skips(stages, stages.byId(entry.stage()), stage))
                    .map(Entered::at)
                    .min(Comparator.naturalOrder());
            own.map(at -> new Passed(at, false))
                    .or(() -> skipped.map(at -> new Passed(at, true)))
                    .ifPresent(passed -> passages.computeIfAbsent(stage.key(), key -> new HashMap<>())
                            .put(lead.value(), passed));
        }));
        return passages;
    }

    /** An entry into a stage is one into what it is part of, and into what it was merged into. */
    private static boolean counts(Lifecycle.Stages stages, Stage entered, Stage stage) {
        return entered.equals(stage)
                || Stream.of(entered.parentId(), entered.mergedIntoId())
                        .flatMap(Stream::ofNullable)
                        .anyMatch(next -> counts(stages, stages.byId(next), stage));
    }

    /** It skips what comes before, step by step, beside the stage itself or beside what it counts for. */
    private static boolean skips(Lifecycle.Stages stages, Stage entered, Stage stage) {
        List<Stage> line = stages.line(stage);
        for (int i = 0; i < line.size() && line.get(i).mainLine(); i++) {
            Stage step = line.get(i);
            boolean passed = stages.all().stream()
                    .filter(other -> other.mainLine()
                            && Optional.ofNullable(other.parentId()).equals(Optional.ofNullable(step.parentId()))
                            && other.position() > step.position())
                    .anyMatch(other -> counts(stages, entered, other));
            if (passed) {
                return true;
            }
        }
        return false;
    }

    private void everybodyStandsWhereTheyLastCame() {
        Lifecycle.Stages stages = stages();
        Map<Id, List<Entered>> byLead = entries().stream().collect(Collectors.groupingBy(Entered::lead));
        jdbc.sql("SELECT id, stage_id, stage_since, generated_at FROM lead_record")
                .query(row -> {
                    List<Entered> entries = Optional.ofNullable(byLead.get(new Id(row.getLong(1))))
                            .orElseThrow();
                    Instant latest = entries.stream()
                            .map(Entered::at)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
                    Stage standing = stages.byId(new Id(row.getLong(2)));
                    assertThat(standing.inUse()).isTrue();
                    assertThat(row.getTimestamp(3).toInstant()).isEqualTo(latest);
                    assertThat(Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant))
                            .isEqualTo(entries.stream()
                                    .filter(entry ->
                                            stages.byId(entry.stage()).kind().isGenerated())
                                    .map(Entered::at)
                                    .min(Comparator.naturalOrder()));
                });
    }

    private List<Entered> entries() {
        return jdbc.sql("SELECT lead_id AS `lead`, stage_id AS stage, entered_at AS at FROM stage_entry")
                .query(Entered.class)
                .list();
    }

    private Lifecycle.Stages stages() {
        return cast.as(players.executive(), lifecycle::stages);
    }

    private static <T> T one(Random random, List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    private static Instant some(Random random, Instant from, Instant to) {
        return from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()));
    }
}
