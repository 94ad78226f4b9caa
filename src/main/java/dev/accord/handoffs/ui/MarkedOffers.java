package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.QueueItem;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The offers that are chosen to be accepted together, with what can be done to them. */
final class MarkedOffers extends Div {

    private final Map<Id, QueueItem> marked = new LinkedHashMap<>();
    private final Span words = new Span();
    private final Button accept;
    private SerializableConsumer<QueueItem> changed = item -> {};

    /**
     * @param accepted runs when they are to be accepted
     * @param cleared runs when somebody has chosen none, so that the focus has a place to go
     */
    MarkedOffers(Command accepted, Command cleared) {
        addClassName("accord-bulk-bar");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", "Answer the chosen offers");
        words.getElement().setAttribute("aria-live", "polite");
        words.addClassName("accord-strong");
        accept = new Button("", Glyph.CHECK.icon(), click -> accepted.execute());
        Button none = new Button("Choose none", Glyph.CLOSE.icon(), click -> {
            clear();
            cleared.execute();
        });
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(words, accept, none);
        write();
    }

    /** @param row hears of an offer that is to be drawn anew */
    void tell(SerializableConsumer<QueueItem> row) {
        changed = row;
    }

    Component box(QueueItem item) {
        Checkbox box = new Checkbox(marked.containsKey(item.id()));
        box.setAriaLabel("Choose " + item.leadName());
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(item, change.getValue());
            }
        });
        return box;
    }

    void toggle(QueueItem item) {
        set(item, !marked.containsKey(item.id()));
        changed.accept(item);
    }

    private void set(QueueItem item, boolean wanted) {
        if (wanted) {
            marked.put(item.id(), item);
        } else {
            marked.remove(item.id());
        }
        write();
    }

    List<QueueItem> items() {
        return List.copyOf(marked.values());
    }

    boolean isEmpty() {
        return marked.isEmpty();
    }

    void clear() {
        List<QueueItem> were = items();
        marked.clear();
        write();
        were.forEach(changed);
    }

    /** Somebody else was quicker. */
    void drop(Predicate<Id> gone) {
        marked.keySet().removeIf(gone);
        write();
    }

    private void write() {
        setVisible(!marked.isEmpty());
        words.setText(FigureText.count(marked.size()) + " chosen");
        accept.setText(marked.size() == 1 ? "Accept it" : "Accept all " + FigureText.count(marked.size()));
    }
}
