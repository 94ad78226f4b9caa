package dev.accord.people;

import dev.accord.shared.Id;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom a text names by {@code @} and their log-in name. */
@Component
public class Mentions {

    /** Not within a word: {@code jo@example.com} names nobody, {@code @jo@example.com} does. */
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\w@.])@(\\w[\\w.%+@-]*)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.@%+-]+$");

    /** A text that names more people than this is no word to anybody. */
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Acting acting;

    Mentions(JdbcClient jdbc, Acting acting) {
        this.jdbc = jdbc;
        this.acting = acting;
    }

    /** Those who are here and are named, but not whoever writes it. */
    public List<Id> in(String text) {
        Set<String> names = names(text);
        if (names.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("SELECT id FROM person WHERE active AND username IN (:names) ORDER BY id")
                .param("names", names)
                .query((row, number) -> new Id(row.getLong(1)))
                .list()
                .stream()
                .filter(person -> !acting.now().person().filter(person::equals).isPresent())
                .toList();
    }

    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        NAMED.matcher(text)
                .results()
                .limit(MOST)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .forEach(name -> {
                    names.add(name);
                    names.add(END_OF_SENTENCE.matcher(name).replaceFirst(""));
                });
        names.remove("");
        return names;
    }
}
