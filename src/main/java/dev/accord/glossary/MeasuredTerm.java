package dev.accord.glossary;

import dev.accord.ui.FigureOrigin;
import java.io.Serializable;

/**
 * What a term comes to today, such as the average deal. The module that measures it offers a bean of this type; the
 * glossary shows it beside what was agreed.
 */
public interface MeasuredTerm {

    /**
     * @param value with its unit, or a dash where there is none
     * @param window over what it was measured, such as "over the last 12 months"
     * @param address of the records behind it, within the portal and without a leading slash
     */
    record Measured(String value, String window, String address, FigureOrigin origin) implements Serializable {}

    /** The key of the term. */
    String term();

    /** As it is now; for those who are signed in. */
    Measured today();
}
