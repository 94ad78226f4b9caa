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

    LeadWords(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the words of these leads anew. */
    void write(Collection<Id> leads) {
        if (leads.isEmpty()) {
            return;
        }
        Map<String, List<Long>> these =
                Map.of("leads", leads.stream().map(Id::value).distinct().toList());
        List<Kept> words = new ArrayList<>();
        jdbc.query("""
                SELECT id AS lead, first_name, last_name, company, email, external_id
                  FROM lead_record WHERE id IN (:leads) AND erased_at IS NULL
                """, these, row -> {
            long lead = row.getLong("lead");
            wordsOf(row).forEach(word -> words.add(new Kept(lead, word)));
        });
        jdbc.update("DELETE FROM lead_word WHERE lead_id IN (:leads)", these);
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
        String plain = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT).replace("ß", "ss");
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
