package dev.accord.dashboards;

import dev.accord.people.StartPage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whoever has chosen a board to start at begins there, as long as they may look at it. */
@Component
class StartingBoard implements StartPage {

    private final Boards boards;

    StartingBoard(Boards boards) {
        this.boards = boards;
    }

    @Override
    public Optional<String> address() {
        return boards.start().map(board -> "boards/" + board.id());
    }
}
