package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageKind;
import dev.accord.people.Access;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What disputes teach: which causes come from where, how often sales is right, how long a claim waits, and what came of
 * the leads that were not thrown away. A dispute belongs to the period in which it was raised.
 */
@Service
@Transactional(readOnly = true)
public class Lessons {

    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Clock clock;

    Lessons(JdbcClient jdbc, Lifecycle lifecycle, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.clock = clock;
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Lesson.Summary summary(DisputeFilter filter) {
        DisputeSql sql = sql(filter);
        Waiting waiting = jdbc.sql("""
                        SELECT COUNT(*) AS measured,
                               AVG(CASE WHEN w.place IN (FLOOR((w.n + 1) / 2), FLOOR((w.n + 2) / 2)) THEN w.minutes END) AS median,
                               MAX(CASE WHEN w.place = CEILING(w.n * 0.9) THEN w.minutes END) AS p90
                          FROM (SELECT d.verdict_minutes AS minutes, ROW_NUMBER() OVER (ORDER BY d.verdict_minutes) AS place,
                                       COUNT(*) OVER () AS n
                                 %s AND d.state = 'REPOSITIONED' AND d.verdict_minutes IS NOT NULL) w
                        """.formatted(sql.population()))
                .params(sql.parameters())
                .query(Waiting.class)
                .single();
        return jdbc.sql("""
                        SELECT COUNT(*) AS raised, COUNT(d.decided_at) AS decided, COALESCE(SUM(d.upheld), 0) AS upheld
                        """ + sql.population())
                .params(sql.parameters())
                .query((row, number) -> new Lesson.Summary(
                        row.getLong("raised"),
                        row.getLong("raised") - row.getLong("decided"),
                        row.getLong("decided"),
                        row.getLong("upheld"),
                        waiting.median(),
                        waiting.p90(),
                        waiting.measured()))
                .single();
    }

    private record Waiting(
            long measured,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90) {}

    /**
     * How many disputes of each cause came from each source, campaign or rep, the most disputed on top.
     *
     * @param by {@link Facet#SOURCE}, {@link Facet#CAMPAIGN} or {@link Facet#REP}
     * @param cause {@link Facet#CLAIM}, or {@link Facet#CAUSE} as the verdicts found
     */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Lesson.Row> rows(DisputeFilter filter, Facet by, Facet cause) {
        DisputeSql sql = sql(filter);
        Map<String, Sum> sums = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT %s AS part, %s AS of_cause, COUNT(*) AS raised, COUNT(d.decided_at) AS decided, SUM(d.upheld) AS upheld"
                                        .formatted(by.expression(), cause.expression())
                                + sql.population(by, cause) + " GROUP BY part, of_cause")
                .params(sql.parameters())
                .query(row -> {
                    sums.computeIfAbsent(
                                    Optional.ofNullable(row.getString("part")).orElse(""), part -> new Sum())
                            .add(
                                    row.getString("of_cause"),
                                    row.getLong("raised"),
                                    row.getLong("decided"),
                                    row.getLong("upheld"));
                });
        Map<String, String> names = by.isPerson() ? names() : Map.of();
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey())))
                .sorted(Comparator.comparing(Lesson.Row::raised).reversed().thenComparing(Lesson.Row::label))
                .toList();
    }

    private static final class Sum {

        private final Map<Cause, Long> byCause = new HashMap<>();
        private long raised;
        private long decided;
        private long upheld;

        void add(@Nullable String cause, long more, long moreDecided, long moreUpheld) {
            if (cause != null) {
                byCause.merge(new Cause(cause), more, Long::sum);
            }
            raised += more;
            decided += moreDecided;
            upheld += moreUpheld;
        }

        Lesson.Row row(String value, String label) {
            return new Lesson.Row(value, label, raised, raised - decided, decided, upheld, byCause);
        }
    }

    private Map<String, String> names() {
        return directory.everybody().stream()
                .collect(Collectors.toMap(person -> person.id().toString(), PersonCard::name));
    }

    /** What came of the leads, by where the verdicts sent them; places without any are left out. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Lesson.Outcome> outcomes(DisputeFilter filter) {
        DisputeSql sql = sql(filter.and(Facet.STATE, "decided"));
        Map<Whereto, Deals> deals = new EnumMap<>(Whereto.class);
        deals(sql, Facet.WENT.expression(), Facet.WENT).forEach((word, sum) -> deals.put(Whereto.valueOf(word), sum));
        return jdbc
                .sql("""
                        SELECT w.went, COUNT(*) AS disputes, SUM(w.maturing = 'yes') AS maturing,
                               SUM(w.maturing = 'no' AND w.forward = 'yes') AS forward, SUM(w.won = 'yes') AS won
                          FROM (SELECT %s AS went, %s AS maturing, %s AS forward, %s AS won %s) w
                         GROUP BY w.went
                        """.formatted(
                                Facet.WENT.expression(),
                                Facet.MATURING.expression(),
                                Facet.FORWARD.expression(),
                                Facet.WON.expression(),
                                sql.population(Facet.WENT)))
                .params(sql.parameters())
                .query((row, number) -> {
                    Whereto whereto = Whereto.valueOf(row.getString("went"));
                    Deals brought = deals.getOrDefault(whereto, Deals.NONE);
                    return new Lesson.Outcome(
                            whereto,
                            row.getLong("disputes"),
                            row.getLong("maturing"),
                            row.getLong("forward"),
                            row.getLong("won"),
                            brought.money(),
                            brought.withoutAmount());
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(Lesson.Outcome::whereto))
                .toList();
    }

    /** Whose research and whose verdicts rescued what, the most revenue on top. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Lesson.Credit> credits(DisputeFilter filter) {
        DisputeSql sql = sql(filter.and(Facet.STATE, "decided"));
        Map<String, Part> researchers = parts(sql, Facet.RESEARCHER);
        Map<String, Part> deciders = parts(sql, Facet.DECIDER);
        Map<String, String> names = names();
        TreeMap<String, String> people = new TreeMap<>();
        researchers.keySet().forEach(person -> people.put(person, names.getOrDefault(person, person)));
        deciders.keySet().forEach(person -> people.put(person, names.getOrDefault(person, person)));
        return people.entrySet().stream()
                .map(person -> {
                    Part researched = researchers.getOrDefault(person.getKey(), Part.NONE);
                    Part decided = deciders.getOrDefault(person.getKey(), Part.NONE);
                    return new Lesson.Credit(
                            Id.parse(person.getKey()),
                            person.getValue(),
                            researched.disputes(),
                            researched.won(),
                            researched.deals().money(),
                            decided.disputes(),
                            decided.won(),
                            decided.deals().money());
                })
                .sorted(Comparator.comparing((Lesson.Credit credit) -> credit.wonAsResearcher() + credit.wonAsDecider())
                        .reversed()
                        .thenComparing(Lesson.Credit::name))
                .toList();
    }

    private record Part(long disputes, long won, Deals deals) {
        static final Part NONE = new Part(0, 0, Deals.NONE);
    }

    private Map<String, Part> parts(DisputeSql sql, Facet person) {
        Map<String, Deals> deals = deals(sql, person.expression());
        Map<String, Part> parts = new HashMap<>();
        jdbc.sql(
                        "SELECT w.person, COUNT(*) AS disputes, SUM(w.won = 'yes') AS won FROM (SELECT %s AS person, %s AS won %s) w GROUP BY w.person"
                                .formatted(person.expression(), Facet.WON.expression(), sql.population()))
                .params(sql.parameters())
                .query(row -> {
                    String who = row.getString("person");
                    parts.put(
                            who,
                            new Part(row.getLong("disputes"), row.getLong("won"), deals.getOrDefault(who, Deals.NONE)));
                });
        return parts;
    }

    /** Deals that were won after verdicts. */
    private record Deals(List<Money> money, long withoutAmount) {

        static final Deals NONE = new Deals(List.of(), 0);

        Deals plus(@Nullable String currency, @Nullable BigDecimal amount, long more) {
            List<Money> sum = new ArrayList<>(money);
            if (currency != null && amount != null) {
                sum.add(new Money(amount, Money.currencyOf(currency)));
            }
            return new Deals(sum, withoutAmount + more);
        }
    }

    private Map<String, Deals> deals(DisputeSql sql, String side, Facet... needed) {
        Map<String, Deals> deals = new HashMap<>();
        jdbc.sql("""
                        SELECT w.side, o.currency, SUM(o.amount) AS amount, SUM(o.amount IS NULL) AS without_amount
                          FROM (SELECT d.id, d.lead_id, d.decided_at, %s AS side %s) w
                          JOIN dispute d ON d.id = w.id
                          JOIN opportunity o ON o.lead_id = d.lead_id AND %s
                         GROUP BY w.side, o.currency
                         ORDER BY w.side, o.currency
                        """.formatted(side, sql.population(needed), Facet.RESCUED))
                .params(sql.parameters())
                .query(row -> {
                    deals.merge(
                            row.getString("side"),
                            Deals.NONE.plus(
                                    row.getString("currency"),
                                    row.getBigDecimal("amount"),
                                    row.getLong("without_amount")),
                            (one, other) -> new Deals(
                                    Stream.concat(one.money().stream(), other.money().stream())
                                            .toList(),
                                    one.withoutAmount() + other.withoutAmount()));
                });
        return deals;
    }

    /** The disputes of the filter, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<DisputeCard> disputes(DisputeFilter filter, int offset, int limit) {
        DisputeSql sql = sql(filter);
        return jdbc.sql(DisputeBoard.CARD + sql.where()
                        + " ORDER BY d.raised_at DESC, d.id DESC LIMIT :limit OFFSET :offset")
                .params(sql.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(DisputeCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public int count(DisputeFilter filter) {
        DisputeSql sql = sql(filter);
        return jdbc.sql("SELECT COUNT(*)" + sql.population())
                .params(sql.parameters())
                .query(Integer.class)
                .single();
    }

    private DisputeSql sql(DisputeFilter filter) {
        return new DisputeSql(filter, clock.instant(), forward());
    }

    /** To come forward again is to enter SQL or a later stage; in a lifecycle without SQL nobody does. */
    private Optional<Id> forward() {
        return lifecycle.stages().inUse().stream()
                .filter(stage -> stage.kind() == StageKind.SQL)
                .map(Stage::id)
                .findFirst();
    }
}
