package dev.accord.ingest.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import dev.accord.ingest.ImportRun;
import dev.accord.ingest.Imports;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Narrow;
import java.time.ZoneId;

/** The imports of the past, the newest first, with the way to what they rejected. */
final class PastImports extends Grid<ImportRun> {

    private final Imports imports;

    PastImports(Imports imports, ZoneId zone) {
        this.imports = imports;
        addColumn(ImportRun::fileName).setHeader("File").setFlexGrow(2).setWidth("160px");
        addColumn(ImportRun::kind).setHeader("Holds").setWidth("112px").setFlexGrow(0);
        addComponentColumn(RunPanel::tag).setHeader("State").setWidth("112px").setFlexGrow(0);
        Column<ImportRun> rows = number("Rows", ImportRun::rows);
        Column<ImportRun> created = number("Created", ImportRun::created);
        Column<ImportRun> changed = number("Changed", ImportRun::updated);
        Column<ImportRun> unchanged = number("Unchanged", ImportRun::unchanged);
        Column<ImportRun> rejected = addComponentColumn(this::rejected)
                .setHeader("Rejected")
                .setWidth("170px")
                .setFlexGrow(0);
        Column<ImportRun> who = addColumn(ImportRun::personName).setHeader("By").setWidth("120px");
        Column<ImportRun> when = addColumn(run -> FigureText.moment(run.startedAt(), zone))
                .setHeader("Started")
                .setWidth("156px")
                .setFlexGrow(0);
        Narrow.leavesOut(this, rows, created, changed, unchanged, rejected, who, when);
        setItems(query -> imports.newest(query.getOffset(), query.getLimit()).stream());
        setEmptyStateComponent(new EmptyState("Nothing was imported yet", "Drop a file above to begin."));
        setAriaLabel("Past imports");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(false);
        setHeight("320px");
    }

    private Column<ImportRun> number(String title, ValueProvider<ImportRun, Integer> count) {
        return addColumn(run -> FigureText.count(count.apply(run)))
                .setHeader(title)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("88px")
                .setFlexGrow(0);
    }

    private Component rejected(ImportRun run) {
        return run.rejected() == 0 ? new Span("0") : new RejectsLink(imports, run.id(), run.rejected());
    }
}
