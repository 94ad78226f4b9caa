package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.treegrid.TreeGrid;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.DepartmentCard;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The stages in their order, each with its parts under it. */
final class StageTree extends TreeGrid<StageRow> {

    private final Map<Id, StageRow> rows = new LinkedHashMap<>();

    StageTree() {
        addComponentHierarchyColumn(StageTree::name)
                .setHeader("Stage")
                .setFlexGrow(3)
                .setWidth("220px");
        Column<StageRow> kind = addColumn(row -> row.stage().kind().name())
                .setHeader("Kind")
                .setFlexGrow(1)
                .setWidth("130px");
        Column<StageRow> department = addColumn(StageRow::department)
                .setHeader("Department")
                .setFlexGrow(1)
                .setWidth("120px");
        addColumn(row -> FigureText.count(row.leads()))
                .setHeader("Leads")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("92px");
        Column<StageRow> withParts = addColumn(row -> FigureText.count(row.withParts()))
                .setHeader("With parts")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("112px");
        Narrow.leavesOut(this, kind, department, withParts);
        setAriaLabel("Stages");
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("accord-panel");
        setSizeFull();
    }

    private static Component name(StageRow row) {
        Span label = new Span(row.stage().label());
        Div first = new Div(Glyph.valueOf(row.stage().icon().name()).icon(), label);
        first.addClassName("accord-stage");
        Span owner = new Span(row.stage().kind() + ", " + row.department());
        owner.addClassName("accord-secondary");
        Div below = new Div(owner);
        below.addClassName("accord-narrow-only");
        Div cell = new Div(first, below);
        cell.addClassName("accord-two");
        if (!row.stage().inUse()) {
            first.add(new StateTag("Retired"));
        }
        return cell;
    }

    void show(Lifecycle.Stages stages, Map<Id, Long> standing, List<DepartmentCard> departments, boolean alsoRetired) {
        Map<String, String> names =
                departments.stream().collect(Collectors.toMap(DepartmentCard::code, DepartmentCard::name));
        rows.clear();
        stages.all()
                .forEach(stage -> rows.put(
                        stage.id(),
                        new StageRow(
                                stage,
                                names.getOrDefault(stage.department(), stage.department()),
                                standing.getOrDefault(stage.id(), 0L),
                                stages.tree(stage).stream()
                                        .mapToLong(part -> standing.getOrDefault(part.id(), 0L))
                                        .sum(),
                                stage.movedToId() == null ? "" : stages.path(stages.byId(stage.movedToId())))));
        List<StageRow> tops = rows(stages.tops(), alsoRetired);
        setItems(tops, row -> rows(stages.parts(row.stage()), alsoRetired));
        expandRecursively(tops, Integer.MAX_VALUE);
    }

    private List<StageRow> rows(List<Stage> some, boolean alsoRetired) {
        return some.stream()
                .filter(stage -> stage.inUse() || alsoRetired)
                .map(stage -> row(stage.id()))
                .toList();
    }

    StageRow row(Id stage) {
        return Objects.requireNonNull(rows.get(stage));
    }
}
