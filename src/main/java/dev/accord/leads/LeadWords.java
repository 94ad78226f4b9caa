package dev.accord.leads;

import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps the words by which leads are found: of names, company, e-mail and external id, in small letters and without
 * accents. A search compares with their beginnings, which an index serves.
 */
@Component
class LeadWords {

    private static final int LONGEST = 60;
    private static final int MOST_ASKED = 5;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Kept(long lead, String word) {}

    private final NamedParameterJdbcOperations jdbc;
    private final MergedRecords mergedRecords;

    LeadWords(NamedParameterJdbcOperations jdbc, MergedRecords mergedRecords) {
        this.jdbc = jdbc;
        this.mergedRecords = mergedRecords;
    }

    /**
     * Writes the words of these leads anew. A record that was merged into another is found as that one, which is found by
     * the words of both.
     */
    void write(Collection<Id> leads) {
        if (leads.isEmpty()) {
            return;
        }
        Set<Id> merged = mergedRecords.survivorsOf(leads).keySet();
        Map<Id, Id> behind = mergedRecords.behind(
                leads.stream().filter(lead -> !merged.contains(lead)).toList());
        List<Long> read = Stream.concat(leads.stream(), behind.keySet().stream())
                .map(Id::value)
                .distinct()
                .toList();
        List<Kept> words = new ArrayList<>();
        jdbc.query("""
                SELECT id, first_name, last_name, company, email, external_id, merged_into
                  FROM lead_record WHERE id IN (:leads) AND erased_at IS NULL
                """, Map.of("leads", read), row -> {
            Id lead = new Id(row.getLong("id"));
            Id shown = behind.getOrDefault(lead, lead);
            if (row.getLong("merged_into") == 0 || behind.containsKey(lead)) {
                wordsOf(row).forEach(word -> words.add(new Kept(shown.value(), word)));
            }
        });
        jdbc.update("DELETE FROM lead_word WHERE lead_id IN (:leads)", Map.of("leads", read));
        jdbc.batchUpdate(
                """
                INSERT INTO lead_word (word, lead_id) VALUES (:word, :lead)
                ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id)
                """,
                words.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Kept::word).thenComparing(Kept::lead))
                        .map(kept -> new MapSqlParameterSource("word", kept.word()).addValue("lead", kept.lead()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    static Set<String> wordsOf(ResultSet row) throws SQLException {
        Set<String> words = new LinkedHashSet<>();
        for (String text : List.of("first_name", "last_name", "company")) {
            for (String token : tokens(row.getString(text))) {
                keep(words, token);
                Arrays.stream(PUNCTUATION.split(token)).forEach(part -> keep(words, part));
            }
        }
        for (String address : tokens(row.getString("email"))) {
            keep(words, address);
            keep(words, address.substring(address.indexOf('@') + 1));
        }
        tokens(row.getString("external_id")).forEach(token -> keep(words, token));
        return words;
    }

    /** The words that somebody looks for, the one that tells most first. */
    static List<String> asked(String text) {
        return tokens(text).stream()
                .map(LeadWords::cut)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MOST_ASKED)
                .toList();
    }

    private static List<String> tokens(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        String apart = Normalizer.normalize(text.strip(), Normalizer.Form.NFKD);
        String plain =
                MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT).replace("ß", "ss");
        return List.of(SPACE.split(plain));
    }

    private static void keep(Set<String> words, String word) {
        if (!word.isEmpty()) {
            words.add(cut(word));
        }
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
