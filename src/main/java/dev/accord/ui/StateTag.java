package dev.accord.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/**
 * A short state in words, such as a stage or "disputed". The tone repeats what the word says.
 *
 * {@snippet :
 * new StateTag("MQL");
 * new StateTag("Verdict due", StateTag.Tone.DUE);
 * }
 */
public final class StateTag extends Span {

    /** Neutral unless it is about us, due, or missed. */
    public enum Tone {
        NEUTRAL,
        ACTUAL,
        DUE,
        MISSED
    }

    public StateTag(String text) {
        this(text, Tone.NEUTRAL);
    }

    public StateTag(String text, Tone tone) {
        super(text);
        addClassNames("accord-tag", "accord-tag-" + tone.name().toLowerCase(Locale.ROOT));
    }
}
