package dev.accord.goals.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalChange;
import dev.accord.goals.GoalChange.Decision;
import dev.accord.goals.GoalChange.State;
import dev.accord.metrics.Metric;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a target came to be what it is: who set it at what, when and why, and what was proposed. */
final class HistoryDialog extends Dialog {

    private final Metric metric;
    private final ZoneId zone;

    /** @param changes the newest first */
    HistoryDialog(String title, List<GoalChange> changes, Metric metric, ZoneId zone) {
        super(title);
        this.metric = metric;
        this.zone = zone;
        addClassName("accord-dialog");
        setWidth("min(460px, 100%)");
        Timeline timeline = new Timeline();
        for (int i = 0; i < changes.size(); i++) {
            GoalChange change = changes.get(i);
            Optional<Goal> before = changes.subList(i + 1, changes.size()).stream()
                    .filter(earlier -> earlier.state() == State.SET)
                    .findFirst()
                    .map(GoalChange::goal);
            timeline.entry(
                    Glyph.GOAL,
                    words(change, before),
                    change.by().orElse("Accord"),
                    FigureText.moment(change.at(), zone),
                    details(change));
        }
        add(timeline);
        getFooter().add(new Button("Close", click -> close()));
    }

    private String words(GoalChange change, Optional<Goal> before) {
        String is = amount(change.goal());
        if (before.isEmpty()) {
            return "Set at " + is;
        }
        String was = amount(before.get());
        boolean proposed = change.department().isPresent();
        if (!was.equals(is)) {
            return "%s from %s to %s".formatted(proposed ? "Change proposed" : "Changed", was, is);
        }
        return before.get().shares().equals(change.goal().shares())
                ? "Set at %s again".formatted(is)
                : proposed ? "Another plan curve proposed" : "Plan curve changed";
    }

    private Component[] details(GoalChange change) {
        return Stream.concat(
                        change.reason().stream(),
                        change.decision().map(decision -> decided(change.state(), decision)).stream())
                .map(Paragraph::new)
                .toArray(Component[]::new);
    }

    private String decided(State state, Decision decision) {
        String what =
                switch (state) {
                    case SET -> "Agreed to";
                    case DECLINED -> "Declined";
                    case WITHDRAWN -> "Withdrawn";
                    case PROPOSED -> throw new IllegalStateException("an open proposal has no decision");
                };
        return "%s by %s, %s%s"
                .formatted(
                        what,
                        decision.by(),
                        FigureText.moment(decision.at(), zone),
                        decision.why().map(why -> ": " + why).orElse(""));
    }

    private String amount(Goal goal) {
        return ProgressText.full(metric, goal.currency(), goal.target());
    }
}
