package dev.accord.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.Icon;
import java.util.Locale;

/**
 * Our own icons, one stroke weight, drawn in {@code frontend/accord-icons.ts} under the same names.
 *
 * <p>An icon never speaks alone: it is hidden from assistive technology and stands beside the word that says the same.
 *
 * {@snippet :
 * new Button("Accept", Glyph.CHECK.icon());
 * @Menu(title = "Handoffs", icon = "handoff", order = 20) // in an annotation by its name in small letters
 * }
 */
public enum Glyph {
    SCOREBOARD,
    HANDOFF,
    DISPUTE,
    LEAD,
    GOAL,
    METRIC,
    DEFINITION,
    AGREEMENT,
    NURTURE,
    PLAY,
    FORECAST,
    LOAD,
    PEOPLE,
    SETTINGS,
    CLOCK,
    WARNING,
    MISSED,
    MET,
    PAUSED,
    CHECK,
    CLOSE,
    PLUS,
    SEARCH,
    UP,
    DOWN,
    LEVEL,
    NEXT,
    APPEARANCE,
    KEYBOARD,
    LEAVE,
    LOCK,
    EMPTY,
    LIFECYCLE,
    SPLIT,
    MERGE,
    STEP,
    EYE,
    FUNNEL,
    STAR,
    FLAME,
    COIN,
    KEY,
    HANDSHAKE,
    CASE,
    TROPHY,
    FLAG,
    STOP,
    PHONE,
    MAIL,
    CALENDAR,
    BUILDING,
    GLOBE,
    TAG,
    BELL;

    /** A fresh icon of the size of the text around it. */
    public Icon icon() {
        var icon = new GlyphIcon(name().toLowerCase(Locale.ROOT));
        icon.addClassName("accord-glyph");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** The glyph that an annotation names. */
    static Glyph named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsModule("./accord-icons.ts")
    private static final class GlyphIcon extends Icon {
        GlyphIcon(String name) {
            super("accord", name);
        }
    }
}
