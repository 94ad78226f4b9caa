package dev.accord.people;

import dev.accord.shared.Refused;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the portal asks of a password. Length counts; there are no rules about the kinds of characters. */
final class Passwords {

    static final int SHORTEST = 12;
    /** What bcrypt looks at. */
    private static final int LONGEST_BYTES = 72;

    private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String oneTime() {
        return RANDOM.ints(20, 0, UNMISTAKABLE.length())
                .mapToObj(i -> String.valueOf(UNMISTAKABLE.charAt(i)))
                .collect(Collectors.joining());
    }

    static void refuseWeak(String chosen, String current, String username) {
        if (chosen.length() < SHORTEST) {
            throw Refused.invalid("weak-password", "the new password needs at least %d characters", SHORTEST);
        }
        if (chosen.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw Refused.invalid("long-password", "the new password has more than %d bytes", LONGEST_BYTES);
        }
        if (chosen.equals(current)) {
            throw Refused.invalid("weak-password", "the new password is the old one");
        }
        if (!username.isBlank() && chosen.toLowerCase(Locale.ROOT).contains(username)) {
            throw Refused.invalid("weak-password", "the new password contains your log-in name");
        }
        if (chosen.chars().distinct().count() < 4) {
            throw Refused.invalid("weak-password", "the new password repeats too few characters");
        }
    }
}
