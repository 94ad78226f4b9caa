package dev.accord.metrics;

import dev.accord.leads.ChangedLeads;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps the sums: builds those that are missing, counts again what has changed, and removes what nobody reads. A roll-up is
 * built piece by piece while the history answers. What changes meanwhile is counted again afterwards; until then nothing
 * is, so that no change is missed.
 */
@Component
class RollUpKeeping implements RecurringJob {

    static final String KEY = "roll-ups";

    private static final int AT_ONCE = 1_000;
    /** So many changes at once are an import: counting everything is quicker. So many records are a lot for one piece. */
    private static final int MANY = 50_000;

    private static final LocalDate FIRST_YEAR = LocalDate.of(2000, 1, 1);
    private static final String GO_ON = "";

    private final RollUps rollUps;
    private final RollUpRows rows;
    private final ChangedLeads changes;
    private final Clock clock;

    RollUpKeeping(RollUps rollUps, RollUpRows rows, ChangedLeads changes, Clock clock) {
        this.rollUps = rollUps;
        this.rows = rows;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String purpose() {
        return "Keeps the sums from which figures are read";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Piece work(Optional<String> after) {
        if (after.isPresent() && !after.get().equals(GO_ON)) {
            return build(after.get());
        }
        List<RollUp> wanted = rollUps.wanted();
        Map<String, Id> built = rows.built();
        List<ChangedLeads.Note> notes = changes.waiting(MANY + 1);
        if (built.isEmpty()
                || notes.size() > MANY
                || notes.stream().anyMatch(note -> note.subject().equals(ChangedLeads.ALL))) {
            // what is built from now on has seen all that these notes tell of
            rows.distrustAll();
            changes.counted(notes);
            built = Map.of();
            notes = List.of();
        }
        Set<String> here = built.keySet();
        Optional<RollUp> missing =
                wanted.stream().filter(each -> !here.contains(each.signature())).findFirst();
        if (missing.isPresent()) {
            Place start = new Place(rows.begin(missing.get()), RollUp.BEGINNING, RollUp.BEGINNING);
            return Piece.more(0, start.toString());
        }
        List<ChangedLeads.Note> next = notes.subList(0, Math.min(notes.size(), AT_ONCE));
        rollUps.countAgain(next, wanted, built);
        boolean more = next.size() < notes.size() || sweep(wanted, built);
        return more ? Piece.more(next.size(), GO_ON) : Piece.last(next.size());
    }

    /** Last of all, as nobody waits for it. */
    private boolean sweep(List<RollUp> wanted, Map<String, Id> built) {
        List<String> signatures = wanted.stream().map(RollUp::signature).toList();
        return rows.sweep(built.entrySet().stream()
                .filter(each -> signatures.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Counts the next year of which the history knows anything, or a month of it where that is much. */
    private Piece build(String text) {
        Place place = Place.parse(text);
        String signature = rows.signature(place.rollUp());
        RollUp rollUp = rollUps.wanted().stream()
                .filter(each -> each.signature().equals(signature))
                .findFirst()
                .orElse(null);
        if (rollUp == null) {
            // stages have changed meanwhile
            return Piece.more(0, GO_ON);
        }
        if (place.from().isBefore(place.byMonthUntil())) {
            return count(rollUp, place, place.from().plusMonths(1), place.byMonthUntil());
        }
        int thisYear = LocalDate.ofInstant(clock.instant(), rollUp.zone()).getYear();
        for (LocalDate from = place.from(); from.isBefore(RollUp.END); from = endOfYear(from, thisYear)) {
            LocalDate to = endOfYear(from, thisYear);
            int extent = rows.extent(rollUp, new Period(from, to, rollUp.zone()), MANY);
            if (extent > 0) {
                boolean whole = extent < MANY || to.isAfter(from.plusYears(1));
                return count(
                        rollUp,
                        new Place(place.rollUp(), from, from),
                        whole ? to : from.plusMonths(1),
                        whole ? from : to);
            }
        }
        rows.finish(place.rollUp());
        return Piece.more(0, GO_ON);
    }

    private Piece count(RollUp rollUp, Place place, LocalDate to, LocalDate byMonthUntil) {
        int counted = rollUps.count(place.rollUp(), rollUp, place.from(), to);
        return Piece.more(counted, new Place(place.rollUp(), to, byMonthUntil).toString());
    }

    /** The distant past and the future are counted at once. */
    private static LocalDate endOfYear(LocalDate from, int thisYear) {
        if (from.isBefore(FIRST_YEAR)) {
            return FIRST_YEAR;
        }
        return from.getYear() > thisYear ? RollUp.END : LocalDate.of(from.getYear() + 1, 1, 1);
    }

    /** Where a build goes on. @param byMonthUntil until then a month at a time, as there is much */
    private record Place(Id rollUp, LocalDate from, LocalDate byMonthUntil) {

        static Place parse(String text) {
            String[] parts = text.split(" ", -1);
            LocalDate from = LocalDate.parse(parts[1]);
            // as an earlier version of the portal wrote it: without the last part
            return new Place(Id.parse(parts[0]), from, parts.length > 2 ? LocalDate.parse(parts[2]) : from);
        }

        @Override
        public String toString() {
            return rollUp + " " + from + " " + byMonthUntil;
        }
    }
}
