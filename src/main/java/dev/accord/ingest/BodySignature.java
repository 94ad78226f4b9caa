package dev.accord.ingest;

import dev.accord.shared.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sender shows that a body is theirs: its HMAC-SHA256 by a secret, in a header, in hexadecimal or Base64, with or
 * without {@code sha256=} before it.
 */
record BodySignature(String header, String secret) {

    private static final String PREFIX = "sha256=";

    static Optional<BodySignature> of(@Nullable String header, @Nullable String secret) {
        return header == null || secret == null ? Optional.empty() : Optional.of(new BodySignature(header, secret));
    }

    boolean fits(Optional<String> said, byte[] body) {
        byte[] right = Hmac.sha256(secret, body);
        String given = said.orElse("").strip();
        String value = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        return same(HexFormat.of().formatHex(right), value.toLowerCase(Locale.ROOT))
                || same(Base64.getEncoder().encodeToString(right), value);
    }

    /** In the same time wherever they differ. */
    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
