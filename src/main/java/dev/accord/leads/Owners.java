package dev.accord.leads;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the people that sources name as owners, as they are now. */
@Component
class Owners {

    private final Kept<Book> book;
    private final Directory directory;
    private final JdbcClient jdbc;

    Owners(Directory directory, JdbcClient jdbc, Settings settings) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.book = settings.kept(Directory.SUBJECT);
    }

    Book read() {
        return book.get(this::everybody);
    }

    private Book everybody() {
        Map<String, Id> people = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (PersonCard card : directory.everybody()) {
            // the last is how an export names who has neither e-mail nor external id
            Stream.of(card.email().orElse(""), card.username().orElse(""), card.name(), "person-" + card.id())
                    .map(Owners::key)
                    .distinct()
                    .filter(key -> !key.isEmpty())
                    .forEach(key -> {
                        if (people.put(key, card.id()) != null) {
                            shared.add(key);
                        }
                    });
        }
        jdbc.sql("SELECT external_id, id FROM person WHERE external_id IS NOT NULL")
                .query((row, number) -> people.putIfAbsent(key(row.getString(1)), new Id(row.getLong(2))))
                .list();
        // A name that two people have names neither.
        shared.forEach(people::remove);
        return new Book(people);
    }

    private static String key(String reference) {
        return reference.strip().toLowerCase(Locale.ROOT);
    }

    /** Who is meant by a reference. */
    record Book(Map<String, Id> people) {

        LeadRow.Owner owner(String reference) {
            @Nullable Id person = people.get(key(reference));
            return new LeadRow.Owner(person, person == null ? reference.strip() : null);
        }
    }
}
