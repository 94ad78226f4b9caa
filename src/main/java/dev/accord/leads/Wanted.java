package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;

/** What is to be done to many leads. */
public sealed interface Wanted extends Serializable {

    int LONGEST_REASON = 300;
    int LONGEST_NAME = 190;

    /** They enter a stage. */
    record Move(String stage, String reason) implements Wanted {
        public Move {
            reason = reasonable(reason, "say why the leads move");
        }
    }

    /** They are out, and it is written down why. */
    record Disqualify(String reason) implements Wanted {
        public Disqualify {
            reason = reasonable(reason, "say why the leads are disqualified");
        }
    }

    /** A person becomes responsible for them. */
    record Assign(Id person) implements Wanted {}

    /** They belong to a campaign. */
    record Campaign(String name) implements Wanted {
        public Campaign {
            name = named(name);
        }
    }

    /** They belong to a segment. */
    record Segment(String name) implements Wanted {
        public Segment {
            name = named(name);
        }
    }

    private static String reasonable(String reason, String demand) {
        if (reason.isBlank()) {
            throw Refused.invalid("missing-reason", "%s", demand);
        }
        return fitting(reason, LONGEST_REASON, "long-reason", "reason");
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw Refused.invalid("missing-name", "say which one");
        }
        return fitting(name, LONGEST_NAME, "long-name", "name");
    }

    private static String fitting(String text, int longest, String code, String what) {
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw Refused.invalid(code, "the %s has %d characters; at most %d fit", what, stripped.length(), longest);
        }
        return stripped;
    }
}
