package dev.accord.glossary;

import java.io.Serializable;
import java.util.List;

/**
 * Which words the data itself has: what rules can be about. The module that knows the leads answers; the glossary only
 * asks.
 */
public interface Vocabulary {

    /** A stage that leads can enter by a definition. */
    record StageName(String key, String label) implements Serializable {}

    /** The types of activity that occur, such as {@code VISIT}. */
    List<String> activities();

    /** The names of the custom attributes that occur. */
    List<String> attributes();

    /** In the order of the lifecycle. */
    List<StageName> stages();
}
