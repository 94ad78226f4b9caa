package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.accord.leads.BulkChange.Kind;
import dev.accord.leads.LeadList;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;

/** What can be done to the leads that somebody has chosen in the list: those marked, or all that match. */
final class BulkBar extends Div {

    private final Span words = new Span();
    private final Button all = new Button("", click -> chooseAll());
    private final Command cleared;

    private boolean everything;
    private int marked;
    private int matching;

    /**
     * @param wanted hears what is to be done to them
     * @param cleared runs when nothing is chosen any more
     */
    BulkBar(SerializableConsumer<Kind> wanted, Command cleared) {
        this.cleared = cleared;
        addClassName("accord-bulk-bar");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", "Change the chosen leads");
        words.getElement().setAttribute("aria-live", "polite");
        words.addClassName("accord-strong");
        all.addThemeVariants(ButtonVariant.TERTIARY);
        Button clear = new Button("Choose none", Glyph.CLOSE.icon(), click -> clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                words,
                all,
                new Button("Move", Glyph.NEXT.icon(), click -> wanted.accept(Kind.MOVE)),
                new Button("Assign", click -> wanted.accept(Kind.ASSIGN)),
                new Button("Set campaign", click -> wanted.accept(Kind.CAMPAIGN)),
                new Button("Set segment", click -> wanted.accept(Kind.SEGMENT)),
                new Button("Disqualify", click -> wanted.accept(Kind.DISQUALIFY)),
                clear);
        write();
    }

    /** @param matching how many leads the list shows, as far as it reaches */
    void show(int marked, int matching) {
        this.marked = marked;
        this.matching = matching;
        everything = everything && marked > 0;
        write();
    }

    /** Whether all that match are chosen, marked or not. */
    boolean everything() {
        return everything;
    }

    String which() {
        return everything
                ? matching > LeadList.REACH
                        ? "all leads that match"
                        : "all " + BulkWords.leads(matching) + " that match"
                : BulkWords.leads(marked);
    }

    private void chooseAll() {
        everything = true;
        write();
    }

    void clear() {
        everything = false;
        marked = 0;
        write();
        cleared.execute();
    }

    private void write() {
        setVisible(marked > 0);
        words.setText((everything ? "All that match" : FigureText.count(marked)) + " chosen");
        all.setText("Choose all "
                + (matching > LeadList.REACH ? FigureText.count(LeadList.REACH) + "+" : FigureText.count(matching))
                + " that match");
        all.setVisible(!everything && matching > marked);
    }
}
