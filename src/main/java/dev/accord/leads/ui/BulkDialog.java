package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.leads.BulkChange;
import dev.accord.leads.BulkChange.Kind;
import dev.accord.leads.BulkChange.Outcome;
import dev.accord.leads.BulkChanges;
import dev.accord.leads.BulkChanges.Preview;
import dev.accord.leads.Chosen;
import dev.accord.leads.Wanted;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import java.util.Optional;

/** Asks what many leads are to become, shows what would become of them, and only then has it done. */
final class BulkDialog extends Dialog {

    private final BulkChanges changes;
    private final Chosen chosen;
    private final Kind kind;
    private final BulkForm form;
    private final SerializableConsumer<BulkChange> begun;
    private final Div content = new Div();

    private Optional<Preview> preview = Optional.empty();

    /** @param begun hears of the change that was begun */
    BulkDialog(
            BulkChanges changes,
            Chosen chosen,
            Kind kind,
            String title,
            BulkForm form,
            SerializableConsumer<BulkChange> begun) {
        super(title);
        this.changes = changes;
        this.chosen = chosen;
        this.kind = kind;
        this.form = form;
        this.begun = begun;
        addClassName("accord-dialog");
        setWidth("min(560px, 100%)");
        content.addClassName("accord-stack");
        content.getElement().setAttribute("aria-live", "polite");
        add(content);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                forget();
            }
        });
        askAgain();
    }

    private void askAgain() {
        forget();
        content.removeAll();
        content.add(form);
        Button look = new Button("Preview", click -> form.wanted().ifPresent(this::look));
        look.addThemeVariants(ButtonVariant.PRIMARY);
        look.setDisableOnClick(true);
        look.addClickListener(click -> look.setEnabled(true));
        getFooter().removeAll();
        getFooter().add(new Button("Cancel", click -> close()), look);
    }

    private void look(Wanted wanted) {
        if (Attempt.succeeds(() -> preview = Optional.of(changes.ask(chosen, wanted)))) {
            preview.ifPresent(this::show);
        }
    }

    private void show(Preview seen) {
        BulkChange change = seen.change();
        content.removeAll();
        content.add(new Paragraph(BulkWords.leads(change.waiting()) + " of " + FigureText.count(change.chosen()) + ": "
                + change.what() + "."));
        seen.follows().forEach((what, count) -> content.add(new Paragraph(FigureText.count(count) + " " + what + ".")));
        if (change.refused() > 0) {
            content.add(new Paragraph(BulkWords.leads(change.refused()) + " stay as they are:"));
            BulkWords.reasons(seen.refusals()).ifPresent(content::add);
            NativeDetails which =
                    new NativeDetails("Which", new BulkLines(changes, change.id(), Outcome.REFUSED, change.refused()));
            content.add(which);
        }
        Button go = new Button(BulkWords.verb(kind) + " " + BulkWords.leads(change.waiting()), click -> begin(change));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setEnabled(change.waiting() > 0);
        go.setDisableOnClick(true);
        getFooter().removeAll();
        getFooter().add(new Button("Back", click -> askAgain()), go);
        go.focus();
    }

    private void begin(BulkChange change) {
        preview = Optional.empty();
        if (Attempt.succeeds(() -> changes.begin(change.id()))) {
            begun.accept(changes.report(change.id()));
        }
        close();
    }

    private void forget() {
        preview.ifPresent(
                seen -> Attempt.succeeds(() -> changes.drop(seen.change().id())));
        preview = Optional.empty();
    }
}
