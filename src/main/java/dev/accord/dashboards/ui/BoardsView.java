package dev.accord.dashboards.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.dashboards.BoardCard;
import dev.accord.dashboards.Boards;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The boards of one's own, and those that others share. */
@Route(value = "boards", layout = MainLayout.class)
@PageTitle("Boards · Accord")
@Menu(title = "Boards", icon = "star", order = 15)
@PermitAll
class BoardsView extends Screen implements BeforeEnterObserver {

    private final Boards boards;
    private final Div content = new Div();

    BoardsView(Boards boards) {
        super("Boards");
        this.boards = boards;
        Button fresh = new Button("New board", Glyph.PLUS.icon(), click -> make());
        fresh.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(fresh);
        content.addClassName("accord-board-sections");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<BoardCard> known = boards.known();
        header().setLine("After signing in you start at "
                + known.stream()
                        .filter(BoardCard::startPage)
                        .findFirst()
                        .map(BoardCard::name)
                        .orElse("the scoreboard"));
        content.removeAll();
        List<BoardCard> mine = known.stream().filter(BoardCard::mine).toList();
        List<BoardCard> shared = known.stream().filter(card -> !card.mine()).toList();
        Panel own = new Panel("Yours");
        own.add(
                mine.isEmpty()
                        ? new EmptyState(
                                "You have no board yet",
                                "Make one from the metrics that you look at most, in the order that you like.")
                        : list(mine));
        content.add(own);
        if (!shared.isEmpty()) {
            content.add(new Panel("Shared with you", list(shared)));
        }
    }

    private static UnorderedList list(List<BoardCard> cards) {
        UnorderedList list = new UnorderedList();
        list.addClassName("accord-board-list");
        cards.forEach(card -> list.add(row(card)));
        return list;
    }

    private static ListItem row(BoardCard card) {
        Div facts = new Div();
        facts.addClassName("accord-actions");
        if (card.startPage()) {
            facts.add(new StateTag("Start page"));
        }
        Span words = new Span(card.mine() ? card.words() : card.words() + " by " + card.owner());
        words.addClassName("accord-secondary");
        facts.add(words);
        return new ListItem(new Anchor("boards/" + card.id(), card.name()), facts);
    }

    private void make() {
        new BoardNameDialog(
                        "New board",
                        "",
                        "Make it",
                        name -> Attempt.succeeds(() -> BoardView.openToArrange(boards.make(name))))
                .open();
    }
}
