package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.ui.Glyph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Asks which columns the list shows, and in which order. */
final class ColumnsDialog extends Dialog {

    private final OrderedList rows = new OrderedList();
    private final List<LeadColumn> order = new ArrayList<>();
    private final Set<LeadColumn> chosen = EnumSet.noneOf(LeadColumn.class);

    /** @param choose keeps the choice, and says whether that was done */
    ColumnsDialog(List<LeadColumn> shown, SerializablePredicate<List<LeadColumn>> choose) {
        super("Columns");
        addClassName("accord-dialog");
        setWidth("min(420px, 100%)");
        rows.addClassName("accord-columns-choice");
        add(rows);
        begin(shown);
        Button save = new Button("Show these", click -> {
            if (choose.test(order.stream().filter(chosen::contains).toList())) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button usual = new Button("As usual", click -> begin(LeadColumn.USUAL));
        usual.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(usual, new Button("Cancel", click -> close()), save);
    }

    private void begin(List<LeadColumn> shown) {
        order.clear();
        order.addAll(shown);
        for (LeadColumn column : LeadColumn.values()) {
            if (!shown.contains(column)) {
                order.add(column);
            }
        }
        chosen.clear();
        chosen.addAll(shown);
        write();
    }

    private void write() {
        rows.removeAll();
        for (int place = 0; place < order.size(); place++) {
            rows.add(row(place));
        }
    }

    private ListItem row(int place) {
        LeadColumn column = order.get(place);
        Checkbox show = new Checkbox(column.label(), chosen.contains(column), change -> {
            if (change.getValue()) {
                chosen.add(column);
            } else {
                chosen.remove(column);
            }
        });
        Div moves = new Div(
                move(column, place, -1, "Move " + column.label() + " to the left", Glyph.UP),
                move(column, place, 1, "Move " + column.label() + " to the right", Glyph.DOWN));
        moves.addClassName("accord-actions");
        return new ListItem(show, moves);
    }

    private Button move(LeadColumn column, int place, int by, String label, Glyph glyph) {
        Button button = new Button(glyph.icon(), click -> {
            Collections.swap(order, place, place + by);
            write();
            rows.getComponentAt(order.indexOf(column))
                    .getChildren()
                    .reduce((first, last) -> last)
                    .flatMap(moves -> moves.getChildren()
                            .map(Button.class::cast)
                            .filter(Button::isEnabled)
                            .filter(each -> each.getAriaLabel().equals(java.util.Optional.of(label)))
                            .findFirst())
                    .ifPresent(Button::focus);
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        button.setEnabled(place + by >= 0 && place + by < order.size());
        return button;
    }
}
