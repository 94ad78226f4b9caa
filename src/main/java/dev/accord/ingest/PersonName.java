package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import java.util.Optional;

/** First and last name of a row; a full name is parted before its last word. */
record PersonName(Optional<String> first, Optional<String> last) {

    static PersonName of(FieldValues values) {
        Optional<String> first = values.text("firstName");
        Optional<String> last = values.text("lastName");
        Optional<String> full = values.text("fullName").map(String::strip);
        if (first.isPresent() || last.isPresent() || full.isEmpty()) {
            return new PersonName(first, last);
        }
        String name = full.get();
        int blank = name.lastIndexOf(' ');
        return blank < 0
                ? new PersonName(Optional.empty(), full)
                : new PersonName(Optional.of(name.substring(0, blank).strip()), Optional.of(name.substring(blank + 1)));
    }
}
