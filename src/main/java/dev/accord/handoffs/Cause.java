package dev.accord.handoffs;

import dev.accord.shared.Refused;
import java.util.Arrays;

/** Why sales says "not ready". */
public enum Cause {
    BAD_FIT("Bad fit"),
    NO_BUDGET("No budget"),
    NO_AUTHORITY("No authority"),
    NO_NEED("No need"),
    BAD_TIMING("Bad timing"),
    WRONG_DATA("Wrong data"),
    DUPLICATE("Duplicate"),
    ALREADY_CUSTOMER("Already a customer"),
    NOT_REACHABLE("Not reachable"),
    DEFINITION_UNCLEAR("Definition unclear"),
    OTHER("Other");

    private final String label;

    Cause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws Refused with code {@code unknown-cause} */
    public static Cause of(String word) {
        return Arrays.stream(values())
                .filter(cause -> cause.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-cause", "\"%s\" is no cause; there are %s", word, Arrays.toString(values())));
    }
}
