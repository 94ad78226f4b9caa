package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import dev.accord.leads.BulkChange;
import dev.accord.leads.BulkChange.Kind;
import dev.accord.leads.BulkChanges;
import dev.accord.leads.Chosen;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.Lifecycle;
import dev.accord.people.PersonCard;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.io.Serializable;
import java.util.List;

/** Lets somebody mark leads in the list and change them together. */
final class BulkDesk implements Serializable {

    private final BulkChanges changes;
    private final Grid<LeadCard> grid;
    private final LeadList list;
    private final Lifecycle.Stages stages;
    private final List<PersonCard> people;
    private final Command changed;
    private final BulkBar bar;

    private LeadFilter filter = LeadFilter.ALL;
    private int matching;

    /** @param changed runs when leads have changed */
    BulkDesk(
            BulkChanges changes,
            Grid<LeadCard> grid,
            LeadList list,
            Lifecycle.Stages stages,
            List<PersonCard> people,
            Command changed) {
        this.changes = changes;
        this.grid = grid;
        this.list = list;
        this.stages = stages;
        this.people = people;
        this.changed = changed;
        bar = new BulkBar(this::ask, grid::deselectAll);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(
                selection -> bar.show(selection.getAllSelectedItems().size(), matching));
    }

    Component bar() {
        return bar;
    }

    /** The list shows something else: what was chosen in it is chosen no more. */
    void show(LeadFilter wanted, int count) {
        filter = wanted;
        matching = count;
        bar.clear();
    }

    private void ask(Kind kind) {
        Chosen chosen = bar.everything()
                ? new Chosen.Matching(filter)
                : new Chosen.These(grid.getSelectedItems().stream()
                        .map(LeadCard::id)
                        .sorted()
                        .toList());
        new BulkDialog(
                        changes,
                        chosen,
                        kind,
                        BulkWords.title(kind, bar.which()),
                        new BulkForm(kind, stages, people, list),
                        this::begun)
                .open();
    }

    private void begun(BulkChange change) {
        if (change.works()) {
            UI.getCurrent()
                    .navigate(
                            BulkChangesView.class,
                            QueryParameters.of(BulkChangesView.OPEN, change.id().toString()));
            return;
        }
        changed.execute();
        if (change.done() == 0) {
            Notice.refused("No lead was changed.");
        } else {
            Notice.undoable(BulkWords.leads(change.done()) + ": " + change.what(), () -> {
                if (Attempt.succeeds(() -> changes.undo(change.id()))) {
                    BulkChange undone = changes.report(change.id());
                    Notice.done("Undone. " + BulkWords.counts(undone));
                    changed.execute();
                }
            });
        }
    }
}
