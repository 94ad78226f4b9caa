package dev.accord.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that one person should hear of, wherever they are.
 *
 * @param text one sentence that stands for itself
 * @param link where it leads within the portal, such as {@code disputes/123}
 * @param about the offer, dispute or draft
 * @param lead whom the text names, so that it can be forgotten
 * @param behind how long after its moment it is told; what is late is told together
 */
public record Tiding(
        Kind kind, Id to, Instant at, String text, String link, Id about, Optional<Id> lead, Duration behind) {

    /** What people choose by how they are told. */
    public enum Kind {
        OFFERED("Offered to you", true),
        DUE_SOON("Due soon", true),
        BREACHED("Past due", true),
        DISPUTED("Disputed", true),
        VERDICT("Verdict", false),
        MENTION("Mentioned", false);

        private final String label;
        private final boolean asksToAct;

        Kind(String label, boolean asksToAct) {
            this.label = label;
            this.asksToAct = asksToAct;
        }

        public String label() {
            return label;
        }

        /** Whether it is no longer news once somebody has acted. */
        public boolean asksToAct() {
            return asksToAct;
        }
    }

    private static final int LONGEST = 300;

    /** Names come from everywhere: a line break in one would begin another header in an e-mail. */
    public Tiding {
        text = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
