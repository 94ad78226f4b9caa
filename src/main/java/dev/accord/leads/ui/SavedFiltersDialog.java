package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import dev.accord.leads.SavedFilters;
import dev.accord.leads.SavedFilters.Saved;
import dev.accord.ui.Attempt;
import dev.accord.ui.Glyph;
import java.util.List;

/** The filters of a screen that are kept under a name: one's own, and those that others share. */
public final class SavedFiltersDialog extends Dialog {

    private final SavedFilters filters;
    private final String screen;
    private final Command changed;
    private final Div kept = new Div();

    /**
     * @param screen the address of the screen, without its parameters
     * @param query what is shown now, as the parameters of its address; empty where nothing is asked for
     * @param changed runs when a filter has come, gone or changed
     */
    public SavedFiltersDialog(SavedFilters filters, String screen, String query, Command changed) {
        super("Saved filters");
        this.filters = filters;
        this.screen = screen;
        this.changed = changed;
        addClassName("accord-dialog");
        setWidth("min(520px, 100%)");
        kept.addClassName("accord-stack");
        add(
                query.isEmpty() ? new Paragraph("Look for something first; then you can keep it here.") : form(query),
                kept);
        Button close = new Button("Close", click -> close());
        getFooter().add(close);
        write();
    }

    private Component form(String query) {
        TextField name = new TextField("Keep what is shown as");
        name.setMaxLength(80);
        name.setManualValidation(true);
        name.setErrorMessage("Give it a name.");
        Checkbox share = new Checkbox("Share with everybody");
        Button save = new Button("Save", click -> {
            name.setInvalid(name.getValue().isBlank());
            if (name.isInvalid()) {
                name.focus();
            } else if (Attempt.succeeds(() -> filters.save(screen, name.getValue(), query, share.getValue()))) {
                name.clear();
                news();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(name, share, save);
        form.addClassName("accord-filter-form");
        return form;
    }

    private void news() {
        write();
        changed.execute();
    }

    private void write() {
        kept.removeAll();
        List<Saved> known = filters.known(screen);
        section("Yours", known.stream().filter(Saved::mine).toList());
        section("Shared by others", known.stream().filter(each -> !each.mine()).toList());
    }

    private void section(String title, List<Saved> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("accord-filter-list");
        rows.forEach(saved -> list.add(row(saved)));
        kept.add(new H3(title), list);
    }

    private ListItem row(Saved saved) {
        Anchor open = new Anchor(screen + "?" + saved.query(), saved.name());
        open.getElement().addEventListener("click", click -> close());
        Div actions = new Div();
        actions.addClassName("accord-actions");
        if (saved.mine()) {
            Checkbox share = new Checkbox("Shared", saved.shared());
            share.setAriaLabel("Share " + saved.name() + " with everybody");
            share.addValueChangeListener(change -> {
                if (change.isFromClient() && Attempt.succeeds(() -> filters.share(saved.id(), change.getValue()))) {
                    changed.execute();
                }
            });
            Button remove = new Button(Glyph.CLOSE.icon(), click -> {
                if (Attempt.succeeds(() -> filters.remove(saved.id()))) {
                    news();
                }
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.setAriaLabel("Forget " + saved.name());
            actions.add(share, remove);
        } else {
            Span by = new Span(saved.owner());
            by.addClassName("accord-secondary");
            actions.add(by);
        }
        return new ListItem(open, actions);
    }
}
