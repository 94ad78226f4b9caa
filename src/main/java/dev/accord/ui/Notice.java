package dev.accord.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.Command;
import java.time.Duration;

/**
 * A short word on what just happened.
 *
 * {@snippet :
 * Notice.done("Saved");
 * Notice.refused("Taken by Jo Smith a minute ago");
 * var undo = Notice.undoable("Accepted Ada Lovelace", () -> handoffs.undo(id));  // bind undo::undo to the key U
 * }
 */
public final class Notice {

    /** Long enough to read and to reach for the key. */
    private static final Duration UNDO = Duration.ofSeconds(10);

    private static final Duration READ = Duration.ofSeconds(5);

    private final Notification notification;
    private final Command undo;

    private Notice(Notification notification, Command undo) {
        this.notification = notification;
        this.undo = undo;
    }

    /** Says that something was done. */
    public static void done(String text) {
        open(new Notification(text), READ);
    }

    /** Says that something was not done, and why. */
    public static void refused(String text) {
        var notification = new Notification();
        notification.addThemeVariants(NotificationVariant.ERROR);
        var words = new Span(Glyph.MISSED.icon(), new Span(text));
        words.addClassName("accord-entry");
        notification.add(words);
        open(notification, UNDO);
    }

    /** Says that something was done and offers for ten seconds to take it back. */
    public static Notice undoable(String text, Command undo) {
        var notification = new Notification();
        var notice = new Notice(notification, undo);
        var button = new Button("Undo", click -> notice.undo());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        // the seconds run before the eye only: to read each of them out would drown the rest
        var seconds = new Span();
        seconds.addClassName("accord-countdown");
        seconds.getElement().setAttribute("aria-hidden", "true");
        var spoken = new Span(" It can be undone for %d seconds.".formatted(UNDO.toSeconds()));
        spoken.addClassName("accord-unseen");
        var row = new Div(new Span(text), spoken, button, seconds);
        row.addClassName("accord-entry");
        notification.add(row);
        open(notification, UNDO);
        return notice;
    }

    /** Takes it back, once, while the offer stands; afterwards this does nothing. */
    public void undo() {
        if (notification.isOpened()) {
            notification.close();
            undo.execute();
        }
    }

    private static void open(Notification notification, Duration time) {
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.setDuration((int) time.toMillis());
        notification.open();
    }
}
