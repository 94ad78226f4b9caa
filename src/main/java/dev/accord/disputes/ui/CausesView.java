package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import dev.accord.handoffs.Causes;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** The causes that sales can name for "not ready", in the order in which they are offered. */
@Route(value = "admin/causes", layout = MainLayout.class)
@PageTitle("Causes · Accord")
@Menu(title = "Causes", icon = "dispute", order = 915)
@RolesAllowed("ADMIN")
class CausesView extends Screen {

    private final Causes causes;
    private final Panel panel = new Panel("Offered in this order").flush();

    CausesView(Causes causes) {
        super("Causes");
        this.causes = causes;
        panel.addClassName("accord-causes");
        header().setLine("Why sales says that a lead is not ready, and what a verdict can find");
        Button add = new Button(
                "Add a cause", Glyph.PLUS.icon(), click -> new CauseDialog(Optional.empty(), this::add).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(add);
        add(panel);
        list();
    }

    private void list() {
        panel.removeAll();
        List<CauseCard> all = causes.all();
        DataTable table = new DataTable("Causes of disputes")
                .column("Cause")
                .column("When it is the right one")
                .column("Code")
                .column("Text")
                .column("State")
                .column("Actions");
        for (int i = 0; i < all.size(); i++) {
            CauseCard card = all.get(i);
            table.row(
                    new Span(card.label()),
                    meaning(card),
                    new Code(card.cause().code()),
                    new Span(card.asksText() ? "asked for" : "as one likes"),
                    card.active() ? new StateTag("Offered", StateTag.Tone.ACTUAL) : new StateTag("Retired"),
                    actions(card, i > 0, i < all.size() - 1));
        }
        panel.add(new Wide("Causes of disputes", table));
    }

    private static Component meaning(CauseCard card) {
        Span words = new Span(card.meaning());
        words.addClassName("accord-cause-meaning");
        return words;
    }

    private Div actions(CauseCard card, boolean hasBefore, boolean hasAfter) {
        Button up = order(Glyph.UP.icon(), "Offer %s earlier".formatted(card.label()), card.cause(), -1);
        up.setEnabled(hasBefore);
        Button down = order(Glyph.DOWN.icon(), "Offer %s later".formatted(card.label()), card.cause(), 1);
        down.setEnabled(hasAfter);
        Button word =
                small("Edit", "Edit " + card.label(), () -> new CauseDialog(Optional.of(card), this::reword).open());
        Button state = card.active()
                ? small("Retire", "Retire " + card.label(), () -> askToRetire(card))
                : small("Restore", "Restore " + card.label(), () -> restore(card));
        Div actions = new Div(up, down, word, state);
        actions.addClassNames("accord-actions", "accord-actions-row");
        return actions;
    }

    private Button order(Icon icon, String label, Cause cause, int by) {
        Button button = new Button(icon, click -> {
            if (Attempt.succeeds(() -> causes.move(cause, by))) {
                list();
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        return button;
    }

    private static Button small(String text, String label, Command run) {
        Button button = new Button(text, click -> run.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        return button;
    }

    private void askToRetire(CauseCard card) {
        Confirmation.ask(
                "Retire the cause %s?".formatted(card.label()),
                "New disputes cannot name it. Disputes that name it already keep it.",
                "Retire",
                () -> change("Retired " + card.label(), () -> causes.retire(card.cause())));
    }

    private void restore(CauseCard card) {
        change("%s is offered again".formatted(card.label()), () -> causes.restore(card.cause()));
    }

    private boolean add(CauseDialog.Wording cause) {
        return change(
                "Added " + cause.label(),
                () -> causes.add(new Cause(cause.code()), cause.label(), cause.meaning(), cause.asksText()));
    }

    private boolean reword(CauseDialog.Wording cause) {
        return change(
                "Saved " + cause.label(),
                () -> causes.reword(new Cause(cause.code()), cause.label(), cause.meaning(), cause.asksText()));
    }

    private boolean change(String done, Command work) {
        boolean succeeded = Attempt.succeeds(work);
        if (succeeded) {
            Notice.done(done);
            list();
        }
        return succeeded;
    }
}
