package dev.accord.activity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import dev.accord.activity.NotificationCard;
import dev.accord.activity.Notifications;
import dev.accord.shared.Id;
import dev.accord.ui.Glyph;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What one was told: how much of it is unread, and the newest on a click. */
final class Bell extends Div {

    private final Notifications notifications;
    private final BellNews news;
    private final Id person;
    private final Clock clock;
    private final Span count = new Span();
    private final Button button;
    private final Button readAll = new Button("Mark all read", click -> readAll());
    private final Div list = new Div();
    private final Popover popover = new Popover();
    private Registration listening = () -> {};

    Bell(Notifications notifications, BellNews news, Id person, Clock clock) {
        this.notifications = notifications;
        this.news = news;
        this.person = person;
        this.clock = clock;
        count.addClassName("accord-bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        Span face = new Span(Glyph.BELL.icon(), count);
        face.addClassName("accord-entry");
        button = new Button(face);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        readAll.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div head = new Div(new H2("Notifications"), readAll);
        head.addClassName("accord-bell-head");
        Div content = new Div(head, list);
        content.addClassName("accord-bell-list");
        popover.add(content);
        popover.setTarget(button);
        popover.setAriaLabel("Notifications");
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                list();
            } else {
                list.removeAll();
            }
        });
        add(button, popover);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        count();
        UI ui = event.getUI();
        Runnable look = ui.accessLater(this::look, () -> {});
        listening = news.read(person, look::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        listening.remove();
        super.onDetach(event);
    }

    private void look() {
        count();
        if (popover.isOpened()) {
            list();
        }
    }

    private void count() {
        int unread = notifications.unread();
        String number = unread < Notifications.MOST_COUNTED ? String.valueOf(unread) : "99+";
        count.setText(number);
        count.setVisible(unread > 0);
        button.setAriaLabel(unread == 0 ? "Notifications" : "Notifications, %s unread".formatted(number));
    }

    private void list() {
        List<NotificationCard> newest = notifications.newest();
        Instant now = clock.instant();
        readAll.setVisible(newest.stream().anyMatch(NotificationCard::unread));
        list.removeAll();
        if (newest.isEmpty()) {
            Paragraph nothing = new Paragraph("Nothing yet. What is offered to you, or due, shows up here by itself.");
            nothing.addClassName("accord-secondary");
            list.add(nothing);
            return;
        }
        UnorderedList rows = new UnorderedList();
        newest.forEach(card -> rows.add(new BellRow(card, now, () -> open(card))));
        list.add(rows);
    }

    private void open(NotificationCard card) {
        popover.close();
        if (card.unread()) {
            notifications.read(card.id());
            count();
        }
    }

    private void readAll() {
        notifications.readAll();
        count();
        list();
    }
}
