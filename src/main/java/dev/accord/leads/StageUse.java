package dev.accord.leads;

import java.util.List;

/**
 * What another module has built upon the stages, such as the contracts of handoffs: before a change it says what that
 * means for it, without the lifecycle knowing it. It is asked only by {@link Lifecycle}, which has checked who asks;
 * when the change is made, {@link LifecycleChanged} tells of it.
 */
public interface StageUse {

    /**
     * Something that follows from a change, or stands against it.
     *
     * @param text one plain sentence
     * @param refuses whether the change is not possible while this is so
     */
    record Consequence(String text, boolean refuses) implements java.io.Serializable {

        public static Consequence note(String text) {
            return new Consequence(text, false);
        }

        public static Consequence obstacle(String text) {
            return new Consequence(text, true);
        }
    }

    List<Consequence> consequencesOf(LifecyclePlan plan);
}
