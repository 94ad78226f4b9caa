package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.Command;
import dev.accord.dashboards.BoardCard;
import dev.accord.dashboards.Boards;
import dev.accord.dashboards.Sharing;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with a board as a whole: by whoever looks at it, and by its owner while arranging it. */
final class BoardBar extends Div {

    /** What follows. */
    interface Work extends Serializable {

        void reload();

        void arrange(boolean on);

        void addTile();

        void open(Id board);

        void leave();
    }

    private final Boards boards;
    private final Work work;
    private final Button start = new Button("Start here", click -> start());
    private final Button copy = new Button("Copy", click -> copy());
    private final Button arrange;
    private final Button addTile;
    private final Select<Sharing> share = new Select<>();
    private final Button rename = new Button("Rename", click -> rename());
    private final Button remove = new Button("Delete", click -> remove());
    private final Button done;
    private @Nullable BoardCard card;
    private boolean arranging;

    /** @param inTeam whether whoever looks is in a team that they could share with */
    BoardBar(Boards boards, boolean inTeam, Work work) {
        this.boards = boards;
        this.work = work;
        addClassName("accord-actions");
        arrange = new Button("Arrange", click -> work.arrange(true));
        addTile = new Button("Add a tile", Glyph.PLUS.icon(), click -> work.addTile());
        done = new Button("Done", click -> work.arrange(false));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        share.setAriaLabel("Shared with");
        share.setItems(Sharing.values());
        share.setItemEnabledProvider(choice -> choice != Sharing.TEAM || inTeam);
        share.setItemLabelGenerator(BoardBar::words);
        share.setWidth("210px");
        share.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                doWith(board -> boards.share(board.id(), change.getValue()));
            }
        });
        add(start, copy, arrange, addTile, share, rename, remove, done);
    }

    private static String words(Sharing sharing) {
        return switch (sharing) {
            case NOBODY -> "Shared with nobody";
            case TEAM -> "Shared with your team";
            case EVERYBODY -> "Shared with everybody";
        };
    }

    void show(BoardCard board, boolean whileArranging) {
        Optional<BoardCard> before =
                Optional.ofNullable(card).filter(known -> known.id().equals(board.id()));
        boolean switched = before.isPresent() && arranging != whileArranging;
        boolean emptied =
                board.tiles() == 0 && before.filter(known -> known.tiles() > 0).isPresent();
        card = board;
        arranging = whileArranging;
        start.setVisible(!arranging);
        start.setText(board.startPage() ? "Start at the scoreboard" : "Start here");
        copy.setVisible(!arranging && !board.mine());
        arrange.setVisible(!arranging && board.mine());
        List.<Component>of(addTile, share, rename, remove, done).forEach(each -> each.setVisible(arranging));
        share.setValue(board.sharing());
        if (switched || (emptied && arranging)) {
            (arranging ? addTile : arrange).focus();
        }
    }

    private interface Deed extends Serializable {
        void with(BoardCard board);
    }

    /** Shown anew also where it was refused, so that nothing stands there that is not so. */
    private void doWith(Deed deed) {
        BoardCard board = card;
        if (board != null) {
            Attempt.succeeds(() -> deed.with(board));
            work.reload();
        }
    }

    private void start() {
        doWith(board -> {
            if (board.startPage()) {
                boards.startAtScoreboard();
            } else {
                boards.startAt(board.id());
            }
        });
    }

    private void copy() {
        ask("Copy this board", "Copy it", (board, name) -> work.open(boards.copy(board.id(), name)));
    }

    private void rename() {
        ask("Rename this board", "Rename it", (board, name) -> {
            boards.rename(board.id(), name);
            work.reload();
        });
    }

    private interface Naming extends Serializable {
        void as(BoardCard board, String name);
    }

    private void ask(String title, String verb, Naming naming) {
        BoardCard board = card;
        if (board != null) {
            new BoardNameDialog(title, board.name(), verb, name -> Attempt.succeeds(() -> naming.as(board, name)))
                    .open();
        }
    }

    private void remove() {
        BoardCard board = card;
        if (board != null) {
            Command delete = () -> {
                if (Attempt.succeeds(() -> boards.remove(board.id()))) {
                    work.leave();
                }
            };
            Confirmation.ask(
                    "Delete the board \"%s\"?".formatted(board.name()),
                    "It is gone for everybody who looks at it. What it shows stays where it is.",
                    "Delete",
                    delete);
        }
    }
}
