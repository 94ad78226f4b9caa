package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.SidePanel;
import java.time.ZoneId;
import java.util.List;

/** One stage, and all that can be done with it. */
final class StagePanel {

    private StagePanel() {}

    static SidePanel of(
            Stage stage, StageRow row, Lifecycle.Stages stages, StageChanges changes, ZoneId zone, Command close) {
        SidePanel panel = new SidePanel(stages.path(stage), close);
        Facts facts = new Facts()
                .fact("Key", stage.key())
                .fact("Kind", stage.kind().name())
                .fact("Belongs to", row.department())
                .fact("Icon", icon(stage))
                .fact("Leads in it", leads(stage, row))
                .fact("How it is passed", way(stage, stages));
        if (stage.retiredAt() != null) {
            facts.fact("Retired", FigureText.day(stage.retiredAt(), zone))
                    .fact(stage.mergedIntoId() == null ? "Its leads went to" : "Merged into", row.heir());
            panel.add(facts);
            return panel;
        }
        Div actions = new Div();
        actions.addClassName("accord-stage-actions");
        List.of(
                        new Button("Add sub-stage", Glyph.PLUS.icon(), click -> changes.add(stage)),
                        new Button("Split", Glyph.SPLIT.icon(), click -> changes.split(stage)),
                        new Button("Rename", Glyph.DEFINITION.icon(), click -> changes.rename(stage)),
                        new Button("Describe", Glyph.TAG.icon(), click -> changes.describe(stage)),
                        new Button("Move up", Glyph.UP.icon(), click -> changes.shift(stage, true)),
                        new Button("Move down", Glyph.DOWN.icon(), click -> changes.shift(stage, false)),
                        new Button("Merge", Glyph.MERGE.icon(), click -> changes.merge(stage)),
                        new Button("Retire", Glyph.LEAVE.icon(), click -> changes.retire(stage)))
                .forEach(actions::add);
        panel.add(facts, actions);
        return panel;
    }

    private static Div icon(Stage stage) {
        Div icon = new Div(
                Glyph.valueOf(stage.icon().name()).icon(), new Span(stage.icon().label()));
        icon.addClassName("accord-stage");
        return icon;
    }

    private static Anchor leads(Stage stage, StageRow row) {
        return new Anchor("leads?stage=" + stage.key(), FigureText.count(row.leads()));
    }

    private static String way(Stage stage, Lifecycle.Stages stages) {
        if (stage.mainLine()) {
            return stage.isTop()
                    ? "By entering it or a later stage"
                    : "By entering it, a later step or a later stage than "
                            + stages.parent(stage).map(Stage::label).orElse("");
        }
        return "Only by entering it";
    }
}
