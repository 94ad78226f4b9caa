package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Span;
import dev.accord.handoffs.AlreadyTaken;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.ManyOffers;
import dev.accord.handoffs.QueueItem;
import dev.accord.shared.Id;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Such as "Ada Lovelace", or "3 leads". */
    static String leads(List<QueueItem> items) {
        return items.size() == 1 ? items.getFirst().leadName() : FigureText.count(items.size()) + " leads";
    }

    /** Which of those that were to be accepted together were not, and why; empty where all were. */
    static Optional<String> notAccepted(List<QueueItem> items, ManyOffers.Outcome outcome) {
        Map<Id, String> names = items.stream().collect(Collectors.toMap(QueueItem::id, QueueItem::leadName));
        List<String> words = new ArrayList<>();
        if (!outcome.taken().isEmpty()) {
            words.add(FigureText.count(outcome.taken().size())
                    + (outcome.taken().size() == 1 ? " was taken already: " : " were taken already: ")
                    + outcome.taken().stream()
                            .map(late -> names.get(late.handoff()) + " by "
                                    + (late.holder().isEmpty() ? "the portal" : late.holder()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (!outcome.refused().isEmpty()) {
            words.add(FigureText.count(outcome.refused().size()) + " could not be accepted: "
                    + String.join("; ", outcome.refused()) + ".");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    static EmptyState nothingFits() {
        return new EmptyState("No offer fits", "Take a filter away, or look at another tab.");
    }

    /** A reminder for those who have a keyboard. */
    static Span keys(boolean answers) {
        Span words = new Span(
                answers
                        ? "J K move, Enter opens, A accepts, D disputes, U undoes, ? all keys"
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
            case SNOOZED -> new EmptyState("Nothing is put off", "Whoever snoozes an offer says until when, and why.");
            case UNROUTED -> new EmptyState("Every offer has somebody", "So may it stay.");
        };
    }
}
