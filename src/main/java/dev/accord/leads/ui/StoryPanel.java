package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableFunction;
import dev.accord.leads.LeadBook.Mark;
import dev.accord.leads.LeadBook.TimelinePage;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.Optional;

/** Everything that happened to a lead, a page at a time: the newest first, and what came before on demand. */
final class StoryPanel extends Div {

    private final SerializableFunction<Optional<Mark>, TimelinePage> read;
    private final ZoneId zone;
    private final Timeline timeline = new Timeline();
    private final Button earlier = new Button("Show earlier", click -> goOn());

    private Optional<Mark> next = Optional.empty();

    /** @param read reads the page after a mark */
    StoryPanel(SerializableFunction<Optional<Mark>, TimelinePage> read, ZoneId zone) {
        this.read = read;
        this.zone = zone;
        addClassName("accord-stack");
        add(timeline, earlier);
        goOn();
    }

    private void goOn() {
        TimelinePage page = read.apply(next);
        LeadTimeline.append(timeline, page.items(), zone);
        next = page.next();
        earlier.setVisible(next.isPresent());
    }
}
