package dev.accord.webhooks;

import dev.accord.shared.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What other programs are told of. The words are stable: programs rely on them. */
public enum EventType {
    /** The first time that a lead comes as far as an MQL stage, by entering one: what skips it or falls back to it is not told. */
    MARKETING_QUALIFIED("lead.marketing-qualified", "Lead qualified by marketing (MQL)"),
    /** The same for an SQL stage. */
    SALES_QUALIFIED("lead.sales-qualified", "Lead qualified by sales (SQL)"),
    HANDOFF_OFFERED("handoff.offered", "Handoff offered"),
    HANDOFF_ACCEPTED("handoff.accepted", "Handoff accepted"),
    HANDOFF_BREACHED("handoff.breached", "Handoff past due"),
    DISPUTE_RAISED("dispute.raised", "Dispute raised"),
    DISPUTE_DECIDED("dispute.decided", "Dispute decided"),
    GOAL_REACHED("goal.reached", "Revenue goal reached"),
    /** Nothing has happened: an administrator wants to see whether it arrives. */
    TEST("test", "Test");

    private final String word;
    private final String label;

    EventType(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** Those that somebody can subscribe to. */
    public static List<EventType> offered() {
        return Arrays.stream(values()).filter(type -> type != TEST).toList();
    }

    /** @throws Refused with code {@code unknown-event} */
    public static EventType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-event",
                        "\"%s\" is no event; there are %s",
                        word,
                        offered().stream().map(EventType::word).collect(Collectors.joining(", "))));
    }

    /** Whoever takes an answer back does it within seconds, so others hear of it only afterwards. */
    boolean canBeTakenBack() {
        return this == HANDOFF_ACCEPTED || this == DISPUTE_RAISED;
    }
}
