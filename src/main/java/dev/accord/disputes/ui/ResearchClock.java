package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import dev.accord.disputes.DisputeCard;
import dev.accord.ui.ClockBadge;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How the clock of a research stands: it runs until the research is concluded, or a verdict ends it. */
final class ResearchClock {

    private static final Duration WARNING = Duration.ofHours(4);

    private ResearchClock() {}

    static Component of(DisputeCard card, Instant now, ZoneId zone) {
        Instant due = card.researchDueAt();
        if (card.researchEndedAt() == null) {
            return ClockBadge.due(due, due.minus(WARNING), now, zone);
        }
        return card.researchEndedAt().isAfter(due)
                ? ClockBadge.missed(Duration.between(due, card.researchEndedAt()))
                : ClockBadge.met();
    }
}
