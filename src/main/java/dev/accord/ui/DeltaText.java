package dev.accord.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.math.BigDecimal;

/**
 * A difference as an arrow and as words: "72,000 behind plan", "12 % more than last quarter".
 *
 * {@snippet :
 * DeltaText.againstPlan(actual, plan, amount -> FigureText.decimal(amount, 0));
 * new DeltaText(DeltaText.Direction.UP, "12 % more than last quarter");
 * }
 */
public final class DeltaText extends Span {

    /** Where the figure went; whether that is good is for the words to say. */
    public enum Direction {
        UP(Glyph.UP),
        DOWN(Glyph.DOWN),
        LEVEL(Glyph.LEVEL);

        private final Glyph glyph;

        Direction(Glyph glyph) {
            this.glyph = glyph;
        }
    }

    private final String words;

    public DeltaText(Direction direction, String words) {
        this.words = words;
        addClassNames("accord-delta", "accord-delta-" + direction.name().toLowerCase(java.util.Locale.ROOT));
        add(direction.glyph.icon(), new Span(words));
    }

    /** What it says. */
    public String words() {
        return words;
    }

    /** Ahead of plan, behind it, or on it; the difference is written by the given function. */
    public static DeltaText againstPlan(
            BigDecimal actual, BigDecimal plan, SerializableFunction<BigDecimal, String> written) {
        var gap = actual.subtract(plan);
        return switch (gap.signum()) {
            case 1 -> new DeltaText(Direction.UP, written.apply(gap) + " ahead of plan");
            case -1 -> new DeltaText(Direction.DOWN, written.apply(gap.negate()) + " behind plan");
            default -> new DeltaText(Direction.LEVEL, "on plan");
        };
    }
}
