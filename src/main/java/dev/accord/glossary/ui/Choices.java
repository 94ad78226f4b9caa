package dev.accord.glossary.ui;

import dev.accord.glossary.Vocabulary;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Fields;
import dev.accord.glossary.criteria.Wording;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a rule can be built of.
 *
 * @param activities types of activity: the usual ones first, then what else occurs
 * @param fields facts: the usual ones first, then the custom attributes that occur
 */
record Choices(List<String> activities, List<String> fields) implements Serializable {

    private static final List<String> USUAL =
            List.of("VISIT", "READ", "DOWNLOAD", "DEMO_REQUEST", "FORM", "EMAIL", "CALL", "MEETING");

    /** What occurs in the data, and what the rule is about already. */
    static Choices of(Vocabulary vocabulary, Optional<Criteria> rule) {
        Stream<String> activities = Stream.concat(
                Stream.concat(USUAL.stream(), vocabulary.activities().stream()),
                rule.map(Criteria::activities).orElse(Set.of()).stream());
        Stream<String> fields = Stream.concat(
                Stream.concat(
                        Fields.ALL.stream(), vocabulary.attributes().stream().map(name -> Fields.ATTRIBUTE + name)),
                rule.map(Criteria::fields).orElse(Set.of()).stream());
        return new Choices(
                activities
                        .distinct()
                        .filter(type -> type.matches("[A-Z][A-Z0-9_]{1,39}"))
                        .toList(),
                fields.distinct().toList());
    }

    /** The first type that is not used yet; so a row that is added seldom has to be changed. */
    String activityBeside(Set<String> used) {
        return activities.stream()
                .filter(type -> !used.contains(type))
                .findFirst()
                .orElse(activities.getFirst());
    }

    static String activity(String type) {
        return Wording.activity(type);
    }

    /** A custom one is only called so where it shares its name with a usual one. */
    static String field(String field) {
        String words = Fields.words(field);
        boolean ambiguous = field.startsWith(Fields.ATTRIBUTE)
                && Fields.ALL.stream().map(Fields::words).anyMatch(words::equals);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + (ambiguous ? " (custom)" : "");
    }
}
