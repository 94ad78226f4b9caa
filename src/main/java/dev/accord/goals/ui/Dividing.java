package dev.accord.goals.ui;

import com.vaadin.flow.server.Command;
import dev.accord.goals.Divisions.Key;
import dev.accord.goals.Divisions.Part;
import dev.accord.goals.Goal;
import dev.accord.goals.OwnerCard;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides one target of a team. */
final class Dividing implements DivideDialog.Work {

    private final Desk desk;
    private final Goal goal;
    private final Command changed;

    /** @param changed what follows when the parts were set */
    Dividing(Desk desk, Goal goal, Command changed) {
        this.desk = desk;
        this.goal = goal;
        this.changed = changed;
    }

    @Override
    public Optional<List<Part>> draft(Key key, List<OwnerCard> some) {
        List<Part> parts = new ArrayList<>();
        boolean done = Attempt.succeeds(() -> parts.addAll(desk.divisions().draft(goal, key, some, desk.zone())));
        return done ? Optional.of(parts) : Optional.empty();
    }

    @Override
    public boolean set(List<Part> parts, Optional<String> reason) {
        boolean done = Attempt.succeeds(() -> desk.divisions().set(goal, parts, desk.zone(), reason));
        if (done) {
            Notice.done("The targets are set");
            changed.execute();
        }
        return done;
    }
}
