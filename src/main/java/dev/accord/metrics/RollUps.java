package dev.accord.metrics;

import dev.accord.leads.ChangedLeads;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sums by day that keep the reading of figures cheap however long the history grows. They hold what {@link ChangedLeads}
 * does not name; a figure is read from them, minus the records of the leads that changed since as they were counted then,
 * plus those as they are now. So a figure has every write that was committed before it was read, to the digit, and
 * whoever writes adds one row. Figures of what is not kept are computed from the history alone.
 */
@Component
class RollUps {

    /** Beyond so many changed leads the history is as quick. */
    private static final int MOST_CHANGED = 5_000;

    private final RollUpRows rows;
    private final Formulas formulas;
    private final ChangedLeads changes;
    private final ZoneId zone;

    RollUps(RollUpRows rows, Formulas formulas, ChangedLeads changes, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.rows = rows;
        this.formulas = formulas;
        this.changes = changes;
        this.zone = zone;
    }

    /** The sums that answer a question; none where only the history does. */
    Optional<RolledSql> answering(Asked asked) {
        if (!asked.formula().rolledUp()
                || asked.conversion().isPresent()
                || !asked.query().period().zone().getRules().equals(zone.getRules())
                || !within(asked.query().period())
                || (asked.query().basis() == Basis.COHORT
                        && !asked.query().window().equals(RollUp.WINDOW))) {
            return Optional.empty();
        }
        Optional<Dimension> dimension = dimension(asked.query());
        RollUp rollUp = new RollUp(asked.formula(), asked.query().basis(), zone);
        return dimension.flatMap(kept -> rows.built(rollUp.signature())
                .flatMap(id -> changed().map(subjects -> new RolledSql(asked, rollUp, id, kept, subjects))));
    }

    private static boolean within(Period period) {
        return !period.from().isBefore(RollUp.BEGINNING) && !period.to().isAfter(RollUp.END);
    }

    /** The one dimension by which the question tells records apart; none where it does so by several, or by what is not kept. */
    private static Optional<Dimension> dimension(FigureQuery query) {
        List<Optional<Dimension>> asked = Stream.concat(
                        Stream.of(query.by()), query.only().stream().map(Narrowing::by))
                .map(Dimension::of)
                .filter(dimension -> !dimension.equals(Optional.of(Dimension.ALL)))
                .distinct()
                .toList();
        return switch (asked.size()) {
            case 0 -> Optional.of(Dimension.ALL);
            case 1 -> asked.getFirst();
            default -> Optional.empty();
        };
    }

    /** The leads that have changed since; none where there are too many. */
    private Optional<List<Long>> changed() {
        List<ChangedLeads.Note> notes = changes.waiting(MOST_CHANGED + 1);
        boolean tooMany = notes.size() > MOST_CHANGED
                || notes.stream().anyMatch(note -> note.subject().equals(ChangedLeads.ALL));
        return tooMany ? Optional.empty() : Optional.of(subjects(notes));
    }

    /** All that are kept. */
    List<RollUp> wanted() {
        List<RollUp> wanted = new ArrayList<>();
        for (Formula formula : formulas.all()) {
            if (formula.rolledUp()) {
                formula.records().keySet().stream()
                        .sorted()
                        .forEach(basis -> wanted.add(new RollUp(formula, basis, zone)));
            }
        }
        return wanted;
    }

    /** Counts a part of the history: all of those days. */
    int count(Id id, RollUp rollUp, LocalDate from, LocalDate to) {
        return rows.count(id, rollUp, new Period(from, to, zone));
    }

    /** Counts again what these notes name. */
    void countAgain(Collection<ChangedLeads.Note> notes, List<RollUp> wanted, Map<String, Id> built) {
        if (notes.isEmpty()) {
            return;
        }
        List<Long> subjects = subjects(notes);
        for (RollUp rollUp : wanted) {
            Id id = built.get(rollUp.signature());
            if (id != null) {
                countAgain(id, rollUp, subjects);
            }
        }
        changes.counted(notes);
    }

    private void countAgain(Id id, RollUp rollUp, List<Long> subjects) {
        Set<RolledRecord> were = new LinkedHashSet<>(rows.counted(id, rollUp, subjects));
        Set<RolledRecord> are = new LinkedHashSet<>(rows.history(rollUp, subjects));
        List<RolledRecord> over =
                were.stream().filter(record -> !are.contains(record)).toList();
        List<RolledRecord> fresh =
                are.stream().filter(record -> !were.contains(record)).toList();
        RolledSums sums = new RolledSums();
        over.forEach(sums::takeAway);
        fresh.forEach(sums::add);
        rows.remove(id, over);
        rows.add(id, fresh);
        rows.add(id, sums);
    }

    private static List<Long> subjects(Collection<ChangedLeads.Note> notes) {
        return notes.stream().map(note -> note.subject().value()).distinct().toList();
    }
}
