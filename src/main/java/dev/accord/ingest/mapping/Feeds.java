package dev.accord.ingest.mapping;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Preamble;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which columns of one file feed which fields: what the mapping says, and for the columns that it leaves out what
 * their headings mean. Where several columns feed one field, the first that is not blank counts; a constant of the
 * mapping stands where none has a value, and keeps a heading from being guessed for its field.
 */
public final class Feeds {

    private final ImportKind kind;
    private final List<String> headings;
    private final Map<Field, List<Integer>> columns;
    private final Map<Field, String> constants;

    private Feeds(
            ImportKind kind, List<String> headings, Map<Field, List<Integer>> columns, Map<Field, String> constants) {
        this.kind = kind;
        this.headings = headings;
        this.columns = columns;
        this.constants = constants;
    }

    /**
     * @param stages the keys of the lifecycle's stages
     * @throws Refused where the mapping names what is not there, or a field that every row needs is fed by nothing
     */
    public static Feeds of(ImportKind kind, CsvFile file, Mapping mapping, Set<String> stages) {
        Map<Field, List<Integer>> columns = new LinkedHashMap<>();
        Set<Integer> said = new LinkedHashSet<>();
        mapping.columns().forEach((heading, names) -> {
            int column = columnOf(heading, file.headings());
            said.add(column);
            names.forEach(
                    name -> columns.computeIfAbsent(field(kind, name, "columns", stages), field -> new ArrayList<>())
                            .add(column));
        });
        Map<Field, String> constants = new LinkedHashMap<>();
        mapping.constants().forEach((name, value) -> constants.put(field(kind, name, "constants", stages), value));
        mapping.values().keySet().forEach(name -> field(kind, name, "values", stages));

        Feeds feeds = new Feeds(kind, file.headings(), columns, constants);
        feeds.guess(said, stages);
        feeds.fallBack();
        feeds.date(file.preamble());
        feeds.require();
        return feeds;
    }

    /**
     * Looks at a mapping that is to be kept, before there is a file.
     *
     * @throws Refused with code {@code unknown-field}
     */
    public static void check(ImportKind kind, Mapping mapping, Set<String> stages) {
        mapping.columns().values().forEach(names -> names.forEach(name -> field(kind, name, "columns", stages)));
        mapping.constants().keySet().forEach(name -> field(kind, name, "constants", stages));
        mapping.values().keySet().forEach(name -> field(kind, name, "values", stages));
    }

    /** For each heading the fields that the mapping or else its words give it, whatever may be missing in the file. */
    public static Map<String, List<String>> guess(ImportKind kind, CsvFile file, Mapping mapping, Set<String> stages) {
        Map<Field, List<Integer>> columns = new LinkedHashMap<>();
        Set<Integer> said = new LinkedHashSet<>();
        mapping.columns()
                .forEach((heading, names) -> find(heading, file.headings()).ifPresent(column -> {
                    said.add(column);
                    names.forEach(name -> columns.computeIfAbsent(
                                    field(kind, name, "columns", stages), field -> new ArrayList<>())
                            .add(column));
                }));
        Map<Field, String> constants = new LinkedHashMap<>();
        mapping.constants().forEach((name, value) -> constants.put(field(kind, name, "constants", stages), value));
        Feeds feeds = new Feeds(kind, file.headings(), columns, constants);
        feeds.guess(said, stages);
        feeds.fallBack();
        return feeds.byHeading();
    }

    /** Whether the file is an export of Accord, as only that has this heading. */
    boolean ofAccord() {
        return headings.contains(Field.SOURCE);
    }

    public ImportKind kind() {
        return kind;
    }

    /** For each heading the fields that it feeds, in the order of the file. */
    public Map<String, List<String>> byHeading() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        headings.forEach(heading -> fields.put(heading, new ArrayList<>()));
        columns.forEach((field, fed) ->
                fed.forEach(column -> fields.computeIfAbsent(headings.get(column), heading -> new ArrayList<>())
                        .add(field.name())));
        return fields;
    }

    /** Every field that is fed, with its columns; none where only a constant feeds it. */
    Map<Field, List<Integer>> all() {
        Map<Field, List<Integer>> all = new LinkedHashMap<>(columns);
        constants.keySet().forEach(field -> all.putIfAbsent(field, List.of()));
        return all;
    }

    Optional<String> constant(Field field) {
        return Optional.ofNullable(constants.get(field));
    }

    /** The heading to blame for a field; the field's own name where no column feeds it. */
    String headingOf(Field field) {
        List<Integer> fed = columns.getOrDefault(field, List.of());
        return fed.isEmpty() ? field.name() : headings.get(fed.getFirst());
    }

    String heading(int column) {
        return headings.get(column);
    }

    private void guess(Set<Integer> said, Set<String> stages) {
        List<String> plain = headings.stream().map(Headings::plain).toList();
        List<String> unwrapped =
                headings.stream().map(Headings::unwrapped).map(Headings::plain).toList();
        List<String> names =
                new ArrayList<>(kind.fields().stream().map(Field::name).toList());
        if (kind == ImportKind.LEADS) {
            names.addAll(Headings.entered(stages));
        }
        Set<Field> fed = new LinkedHashSet<>(columns.keySet());
        fed.addAll(constants.keySet());
        for (String name : names) {
            Field field = field(kind, name, "headings", stages);
            if (!fed.contains(field)) {
                Headings.of(kind, name).stream()
                        .map(meaning -> plain.contains(meaning) ? plain.indexOf(meaning) : unwrapped.indexOf(meaning))
                        .filter(column -> column >= 0 && !said.contains(column))
                        .findFirst()
                        .ifPresent(column -> columns.put(field, new ArrayList<>(List.of(column))));
            }
        }
        if (kind == ImportKind.LEADS) {
            for (int column = 0; column < headings.size(); column++) {
                String heading = headings.get(column);
                if (!said.contains(column) && heading.startsWith(Field.ATTRIBUTE)) {
                    int guessed = column;
                    kind.field(heading, stages)
                            .ifPresent(field -> columns.putIfAbsent(field, new ArrayList<>(List.of(guessed))));
                }
            }
        }
    }

    /** Exports without ids of their own are told apart by e-mail. */
    private void fallBack() {
        Optional<Field> id = kind.field("externalId", Set.of());
        Optional<Field> email = kind.field("email", Set.of());
        if (id.isPresent() && email.isPresent() && !all().containsKey(id.get())) {
            List<Integer> emails = columns.getOrDefault(email.get(), List.of());
            if (!emails.isEmpty()) {
                columns.put(id.get(), emails);
            }
        }
    }

    /** Counts of a whole file without a column for the day are of the days that stand above its table. */
    private void date(Preamble preamble) {
        Set<String> fed = all().keySet().stream().map(Field::name).collect(Collectors.toSet());
        kind.required().stream()
                .flatMap(name -> kind.field(name, Set.of()).stream())
                .filter(field -> field.type() == Field.Type.DAY && !fed.contains(field.name()))
                .findFirst()
                .ifPresent(first -> preamble.days().ifPresent(days -> {
                    constants.put(first, days.first().toString());
                    kind.field("until", Set.of())
                            .ifPresent(until -> constants.put(until, days.last().toString()));
                }));
    }

    private void require() {
        Set<String> fed = new TreeSet<>();
        all().keySet().forEach(field -> fed.add(field.name()));
        kind.required().stream().filter(name -> !fed.contains(name)).findFirst().ifPresent(name -> {
            throw Refused.invalid(
                    "missing-field",
                    "No column feeds \"%s\", which every row of %s needs. The headings are: %s.",
                    name,
                    kind.key(),
                    String.join(", ", headings));
        });
    }

    private static int columnOf(String heading, List<String> headings) {
        return find(heading, headings)
                .orElseThrow(() -> Refused.invalid(
                        "unknown-column",
                        "The mapping names a column \"%s\" that the file does not have. Its headings are: %s.",
                        heading,
                        String.join(", ", headings)));
    }

    private static Optional<Integer> find(String heading, List<String> headings) {
        int exact = headings.indexOf(heading.strip());
        int alike = Headings.plain(heading).isEmpty()
                ? -1
                : headings.stream().map(Headings::plain).toList().indexOf(Headings.plain(heading));
        return Optional.of(exact >= 0 ? exact : alike).filter(column -> column >= 0);
    }

    private static Field field(ImportKind kind, String name, String where, Set<String> stages) {
        return kind.field(name, stages)
                .or(() -> kind.field(name.startsWith(Field.ENTERED) ? upperStage(name) : name.strip(), stages))
                .orElseThrow(() -> Refused.invalid(
                        "unknown-field",
                        "The mapping names a field \"%s\" under \"%s\" that %s do not have. The fields are: %s.",
                        name,
                        where,
                        kind.key(),
                        String.join(", ", kind.fieldNames(stages))
                                + (kind == ImportKind.LEADS ? ", " + Field.ATTRIBUTE + "<name>" : "")));
    }

    private static String upperStage(String name) {
        return Field.ENTERED + name.substring(Field.ENTERED.length()).strip().toUpperCase(Locale.ROOT);
    }
}
