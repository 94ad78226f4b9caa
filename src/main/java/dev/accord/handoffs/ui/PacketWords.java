package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.accord.handoffs.Packet;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.StateTag;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small words on an offer: whether its packet is complete, and who answered it. */
final class PacketWords {

    private PacketWords() {}

    static Component of(QueueItem item) {
        Span words = item.packetComplete()
                ? new Span(Glyph.CHECK.icon(), new Span("Packet complete"))
                : new Span(Glyph.WARNING.icon(), new Span("Missing: " + missing(item)));
        words.addClassNames("accord-packet", item.packetComplete() ? "accord-secondary" : "accord-packet-due");
        return words;
    }

    /** Such as "Accepted by Jo Smith". */
    static StateTag answered(QueueItem item) {
        String state = item.state().name();
        String word = state.substring(0, 1) + state.substring(1).toLowerCase(Locale.ROOT);
        String by = item.decidedBy() == null ? word : word + " by " + item.decidedBy();
        @Nullable Long late = item.overdueSeconds();
        return late != null && late > 0
                ? new StateTag(
                        "%s, %s late".formatted(by, FigureText.duration(Duration.ofSeconds(late))),
                        StateTag.Tone.MISSED)
                : new StateTag(by);
    }

    private static String missing(QueueItem item) {
        return item.missingFields().stream().map(Packet::words).collect(Collectors.joining(", "));
    }
}
