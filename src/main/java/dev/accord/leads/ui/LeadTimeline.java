package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.accord.leads.TimelineItem;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Everything that happened to a lead, as it stands on every page that shows one. */
public final class LeadTimeline {

    private LeadTimeline() {}

    /** @param story the newest first */
    public static Timeline of(List<TimelineItem> story, ZoneId zone) {
        Timeline timeline = new Timeline();
        append(timeline, story, zone);
        return timeline;
    }

    /** Goes on with what came before. */
    static void append(Timeline timeline, List<TimelineItem> story, ZoneId zone) {
        story.forEach(item -> timeline.entry(
                glyph(item.kind()), title(item), who(item), FigureText.moment(item.at(), zone), detail(item)));
    }

    private static String who(TimelineItem item) {
        if (item.who() != null) {
            return item.who();
        }
        return item.kind().equals("activity") ? "the lead" : "Accord";
    }

    private static Component[] detail(TimelineItem item) {
        return item.detail() == null ? new Component[0] : new Component[] {new Div(item.detail())};
    }

    /** Activities are kept in capitals, as programs send them. */
    private static String title(TimelineItem item) {
        if (!item.kind().equals("activity")) {
            return item.title();
        }
        String[] parts = item.title().split(": ", 2);
        String words = parts[0].replace('_', ' ').toLowerCase(Locale.ROOT);
        String type = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return parts.length == 1 ? type : type + ": " + parts[1];
    }

    private static Glyph glyph(String kind) {
        return switch (kind) {
            case "stage" -> Glyph.NEXT;
            case "handoff" -> Glyph.HANDOFF;
            case "dispute" -> Glyph.DISPUTE;
            case "deal" -> Glyph.GOAL;
            default -> Glyph.LEAD;
        };
    }
}
