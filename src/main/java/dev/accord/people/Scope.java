package dev.accord.people;

import dev.accord.shared.Refused;
import java.util.Arrays;
import java.util.Locale;

/** What a token may be used for. */
public enum Scope {
    IMPORT,
    READ,
    HANDOFFS,
    ADMIN,
    OBSERVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused with code {@code unknown-scope} */
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-scope",
                        "\"%s\" is no scope; there are %s",
                        word,
                        Arrays.stream(values()).map(Scope::word).toList()));
    }

    String authority() {
        return "SCOPE_" + word();
    }
}
