package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Notice;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What can be done with an open offer beside answering it: to put it off, or to let its clock rest, for a reason; and for
 * managers to give it to somebody else.
 */
record OfferExtras(
        Handoffs handoffs,
        Directory directory,
        QueueRights rights,
        Clock clock,
        ZoneId zone,
        SerializableConsumer<Id> changed)
        implements Serializable {

    Component of(QueueItem item) {
        Div row = new Div();
        row.addClassName("accord-actions");
        if (rights.mayAnswer(item) && item.pausedAt() == null) {
            row.add(
                    button("Snooze", Glyph.CALENDAR, () -> snooze(item)),
                    button("Let the clock rest", Glyph.PAUSED, () -> pause(item)));
        } else if (rights.mayAnswer(item)) {
            row.add(button("Let the clock run on", Glyph.CLOCK, () -> resume(item)));
        }
        if (rights.mayHandOn(item)) {
            row.add(button("Give to somebody else", Glyph.PEOPLE, () -> give(item)));
        }
        row.setVisible(row.getComponentCount() > 0);
        return row;
    }

    private static Button button(String text, Glyph glyph, com.vaadin.flow.server.Command work) {
        Button button = new Button(text, glyph.icon(), click -> work.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    void snooze(QueueItem item) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        new SnoozeDialog(item.leadName(), today, zone, (until, reason) -> {
                    boolean done = Attempt.succeeds(() -> handoffs.snooze(item.id(), until, reason));
                    if (done) {
                        Notice.done("%s is snoozed until %s"
                                .formatted(
                                        item.leadName(),
                                        FigureText.day(until.atZone(zone).toLocalDate())));
                        changed.accept(item.id());
                    }
                    return done;
                })
                .open();
    }

    private void pause(QueueItem item) {
        ReasonDialog.pausing(item.leadName(), reason -> {
                    boolean done = Attempt.succeeds(() -> handoffs.pause(item.id(), reason));
                    if (done) {
                        Notice.done("The clock rests");
                        changed.accept(item.id());
                    }
                    return done;
                })
                .open();
    }

    private void resume(QueueItem item) {
        if (Attempt.succeeds(() -> handoffs.resume(item.id()))) {
            Notice.done("The clock runs on");
            changed.accept(item.id());
        }
    }

    private void give(QueueItem item) {
        ReasonDialog.givingTo(item.leadName(), colleagues(item), (person, reason) -> {
                    AtomicReference<Id> offer = new AtomicReference<>(item.id());
                    boolean done = Attempt.succeeds(() -> offer.set(handoffs.handOn(item.id(), person.id(), reason)));
                    if (done) {
                        Notice.done("%s is offered to %s now".formatted(item.leadName(), person.name()));
                        changed.accept(offer.get());
                    }
                    return done;
                })
                .open();
    }

    private List<PersonCard> colleagues(QueueItem item) {
        return directory.everybody().stream()
                .filter(person -> person.active()
                        && person.department().equals(rights.who().department())
                        && (person.is(Role.SALES_REP) || person.is(Role.SALES_MANAGER)))
                .filter(person -> !Optional.of(person.id()).equals(Optional.ofNullable(item.assigneeId())))
                .toList();
    }
}
