package dev.accord.ingest.mapping;

/**
 * A target field of an import.
 *
 * @param longest the most characters that a text may have; no limit that matters for other types
 */
public record Field(String name, Type type, int longest) {

    /** How the cells of a field are read. */
    public enum Type {
        TEXT,
        MOMENT,
        DAY,
        AMOUNT,
        WHOLE,
        CURRENCY,
        OUTCOME,
        FLAG
    }

    /** The beginning of the fields that hold when a lead entered a stage: {@code entered.MQL}. */
    public static final String ENTERED = "entered.";

    /** The beginning of the fields that hold free attributes of a lead: {@code attribute.budget}. */
    public static final String ATTRIBUTE = "attribute.";

    /** The source of a row, where a file has rows of several. Only exports of Accord have this heading. */
    public static final String SOURCE = "accord.source";

    /** The source of the lead that a row names, where it is another than the row's own. */
    public static final String LEAD_SOURCE = "accord.leadSource";

    static Field text(String name, int longest) {
        return new Field(name, Type.TEXT, longest);
    }

    static Field of(String name, Type type) {
        return new Field(name, type, Integer.MAX_VALUE);
    }
}
