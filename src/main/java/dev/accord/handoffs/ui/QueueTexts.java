package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Span;
import dev.accord.handoffs.AlreadyTaken;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import java.util.Locale;

/** What the queue says. */
final class QueueTexts {

    private QueueTexts() {}

    static String line(HandoffQueue.Counts counts) {
        if (counts.all() == 0) {
            return "Nothing waits for an answer";
        }
        String waiting = FigureText.count(counts.all()) + (counts.all() == 1 ? " waits" : " wait") + " for an answer";
        String late = counts.breached() == 0 ? "" : ", " + FigureText.count(counts.breached()) + " past the due time";
        String lost =
                counts.unrouted() == 0 ? "" : ", " + FigureText.count(counts.unrouted()) + " with nobody to take it";
        return waiting + late + lost;
    }

    /** @param now the offer as it stands since somebody else answered it */
    static String late(QueueItem now, AlreadyTaken late) {
        String answer = now.state().name().toLowerCase(Locale.ROOT);
        return late.holder().isEmpty()
                ? "The offer of %s was %s meanwhile.".formatted(now.leadName(), answer)
                : "%s was %s by %s meanwhile.".formatted(now.leadName(), answer, late.holder());
    }

    /** A reminder for those who have a keyboard. */
    static Span keys(boolean answers) {
        Span words = new Span(
                answers
                        ? "J K move, Enter opens, A accepts, D disputes, ? all keys"
                        : "J K move, Enter opens, ? all keys");
        words.addClassName("accord-keys-reminder");
        return words;
    }

    static EmptyState nothing(HandoffQueue.Tab tab) {
        return switch (tab) {
            case MINE ->
                new EmptyState(
                        "Nothing is offered to you",
                        "New offers appear here by themselves. Look at \"My team\" to help a colleague out.");
            case TEAM -> new EmptyState("Your team has answered everything", "New offers appear here by themselves.");
            case ALL ->
                new EmptyState(
                        "No lead waits for an answer",
                        "As soon as a lead becomes sales qualified it is offered here, to one responsible person.");
            case BREACHED -> new EmptyState("No offer is past its due time", "So may it stay.");
            case SNOOZED ->
                new EmptyState("Nothing is put off", "Whoever snoozes an offer says until when, and why.");
            case UNROUTED -> new EmptyState("Every offer has somebody", "So may it stay.");
        };
    }
}
