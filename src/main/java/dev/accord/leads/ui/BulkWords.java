package dev.accord.leads.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.accord.leads.BulkChange;
import dev.accord.leads.BulkChange.Kind;
import dev.accord.ui.FigureText;
import dev.accord.ui.StateTag;
import java.util.Map;
import java.util.Optional;

/** How changes of many leads are told. */
final class BulkWords {

    private BulkWords() {}

    static String leads(int count) {
        return count == 1 ? "1 lead" : FigureText.count(count) + " leads";
    }

    static String verb(Kind kind) {
        return switch (kind) {
            case MOVE -> "Move";
            case DISQUALIFY -> "Disqualify";
            case ASSIGN -> "Assign";
            case CAMPAIGN, SEGMENT -> "Change";
        };
    }

    static String title(Kind kind, String which) {
        return switch (kind) {
            case MOVE -> "Move " + which;
            case DISQUALIFY -> "Disqualify " + which;
            case ASSIGN -> "Assign " + which;
            case CAMPAIGN -> "Set the campaign of " + which;
            case SEGMENT -> "Set the segment of " + which;
        };
    }

    /** Why leads stay as they are, as a list. */
    static Optional<UnorderedList> reasons(Map<String, Integer> reasons) {
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("accord-reasons");
        reasons.forEach((why, count) -> list.add(new ListItem(FigureText.count(count) + ": " + why)));
        return Optional.of(list);
    }

    static StateTag tag(BulkChange change) {
        return switch (change.state()) {
            case ASKED -> new StateTag("Looked at");
            case RUNNING -> new StateTag("Running", StateTag.Tone.DUE);
            case DONE -> new StateTag("Done", StateTag.Tone.ACTUAL);
            case STOPPED -> new StateTag("Stopped", StateTag.Tone.MISSED);
            case UNDOING -> new StateTag("Being undone", StateTag.Tone.DUE);
            case UNDONE -> new StateTag("Undone");
        };
    }

    /** Such as "1,204 done, 3 refused". */
    static String counts(BulkChange change) {
        StringBuilder counts = new StringBuilder();
        part(counts, change.done(), "done");
        part(counts, change.undone(), "taken back");
        part(counts, change.kept(), "changed since");
        part(counts, change.refused(), "refused");
        part(counts, change.waiting(), "waiting");
        return counts.isEmpty() ? "nothing" : counts.toString();
    }

    private static void part(StringBuilder counts, int count, String what) {
        if (count > 0) {
            counts.append(counts.isEmpty() ? "" : ", ")
                    .append(FigureText.count(count))
                    .append(' ')
                    .append(what);
        }
    }
}
