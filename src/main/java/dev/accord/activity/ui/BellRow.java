package dev.accord.activity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.activity.NotificationCard;
import dev.accord.shared.Tiding;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.time.Duration;
import java.time.Instant;

/** One thing that one was told. */
final class BellRow extends ListItem {

    private final Command opened;

    BellRow(NotificationCard card, Instant now, Command opened) {
        this.opened = opened;
        Span text = new Span(card.text());
        Span age = new Span((card.unread() ? "unread, " : "") + age(card.at(), now));
        age.addClassName("accord-secondary");
        Span words = new Span(text, age);
        words.addClassName("accord-two");
        Anchor link = new Anchor(card.link());
        link.add(glyph(card.kind()).icon(), words);
        link.getElement().addEventListener("click", click -> open());
        setClassName("accord-bell-unread", card.unread());
        add(link);
    }

    /** It was followed. */
    void open() {
        opened.execute();
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? "just now" : FigureText.duration(age) + " ago";
    }

    private static Glyph glyph(Tiding.Kind kind) {
        return switch (kind) {
            case OFFERED -> Glyph.HANDOFF;
            case DUE_SOON -> Glyph.CLOCK;
            case BREACHED -> Glyph.MISSED;
            case DISPUTED -> Glyph.DISPUTE;
            case VERDICT -> Glyph.MET;
            case MENTION -> Glyph.LEAD;
        };
    }
}
