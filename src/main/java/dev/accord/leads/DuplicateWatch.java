package dev.accord.leads;

import dev.accord.shared.Recorded;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps in mind which records may be the same person, whenever records come, change or go. */
@Component
class DuplicateWatch {

    /** What records of one person have in common. */
    enum By {
        /** Without capitals, and without blanks around it. */
        EMAIL("email_key"),
        /** In two sources, as within one it is unique. */
        EXTERNAL_ID("external_id");

        private final String column;

        By(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private final NamedParameterJdbcOperations jdbc;
    private final Clock clock;

    DuplicateWatch(NamedParameterJdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks at those that a source has just told of for the first time, or with another e-mail. */
    void hear(List<LeadRecord> records, Map<String, LeadRow> known, Map<String, Recorded> results) {
        Set<Long> news = new HashSet<>();
        Set<String> former = new HashSet<>();
        for (LeadRecord record : records) {
            @Nullable LeadRow row = known.get(record.key());
            @Nullable Recorded result = results.get(record.key());
            @Nullable Object email = row == null ? null : row.columns().get("email");
            boolean otherEmail =
                    record.email().filter(now -> !now.strip().equals(email)).isPresent();
            if (result != null && (row == null || otherEmail)) {
                news.add(result.id().value());
                if (email != null) {
                    former.add(email.toString());
                }
            }
        }
        if (!news.isEmpty()) {
            Map<By, Set<String>> values = valuesOf(news);
            values.computeIfAbsent(By.EMAIL, by -> new HashSet<>()).addAll(former);
            lookAgain(values);
        }
    }

    /** What these records have that others may have, too. */
    Map<By, Set<String>> valuesOf(Collection<Long> leads) {
        Map<By, Set<String>> values = new EnumMap<>(By.class);
        for (By by : By.values()) {
            values.put(by, new HashSet<>());
        }
        jdbc.query(
                "SELECT email_key, external_id FROM lead_record WHERE id IN (:leads)", Map.of("leads", leads), row -> {
                    for (By by : By.values()) {
                        if (row.getString(by.column()) != null) {
                            values.getOrDefault(by, Set.of()).add(row.getString(by.column()));
                        }
                    }
                });
        return values;
    }

    /** Looks again who has these. */
    void lookAgain(Map<By, ? extends Collection<String>> values) {
        values.forEach((by, texts) -> {
            List<String> keys = texts.stream()
                    .map(text -> by == By.EMAIL ? text.strip().toLowerCase(Locale.ROOT) : text)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            if (!keys.isEmpty()) {
                look(
                        by,
                        " AND l." + by.column() + " IN (:keys)",
                        " AND p.value IN (:keys)",
                        new MapSqlParameterSource("keys", keys));
            }
        });
    }

    /**
     * Looks at the next records in the order of what they have: what two who came in at the same moment could not see of
     * each other.
     *
     * @return where it ended; empty where no more follow
     */
    Optional<String> sweep(By by, String after, int limit) {
        Optional<String> until = jdbc
                .queryForList(
                        "SELECT %1$s FROM lead_record WHERE %1$s > :after ORDER BY %1$s LIMIT 1 OFFSET :limit"
                                .formatted(by.column()),
                        Map.of("after", after, "limit", limit),
                        String.class)
                .stream()
                .findFirst();
        String range = until.isPresent() ? " AND %1$s > :after AND %1$s <= :until" : " AND %1$s > :after";
        look(
                by,
                range.formatted("l." + by.column()),
                range.formatted("p.value"),
                new MapSqlParameterSource("after", after).addValue("until", until.orElse("")));
        return until;
    }

    private void look(By by, String ofRecords, String ofProposals, MapSqlParameterSource which) {
        MapSqlParameterSource parameters =
                which.addValue("by", by.name()).addValue("now", Timestamp.from(clock.instant()));
        jdbc.update("""
                INSERT INTO duplicate_proposal (by_what, value, found_at, members, is_open)
                SELECT :by, l.%1$s, :now, COUNT(*), COUNT(*) > COUNT(d.lead_id)
                  FROM lead_record l
                  LEFT JOIN duplicate_dismissal d ON d.by_what = :by AND d.value = l.%1$s AND d.lead_id = l.id
                 WHERE l.%1$s IS NOT NULL AND l.merged_into IS NULL AND l.erased_at IS NULL%2$s
                 GROUP BY l.%1$s HAVING COUNT(*) > 1
                ON DUPLICATE KEY UPDATE
                       found_at = CASE WHEN VALUES(is_open) AND NOT duplicate_proposal.is_open THEN VALUES(found_at)
                                       ELSE duplicate_proposal.found_at END,
                       members = VALUES(members), is_open = VALUES(is_open)
                """.formatted(by.column(), ofRecords), parameters);
        jdbc.update("""
                DELETE p FROM duplicate_proposal p
                 WHERE p.by_what = :by%2$s
                   AND (SELECT COUNT(*) FROM lead_record l
                         WHERE l.%1$s = p.value AND l.merged_into IS NULL AND l.erased_at IS NULL) < 2
                """.formatted(by.column(), ofProposals), parameters);
    }
}
