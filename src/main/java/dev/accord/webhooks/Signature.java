package dev.accord.webhooks;

import dev.accord.shared.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a receiver that a delivery is ours, unchanged and new: HMAC-SHA256 over the time and the body. */
final class Signature {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private Signature() {}

    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** One signature for each secret that is valid, such as {@code v1=5257a8…,v1=9a1b…}. */
    static String of(List<String> secrets, Instant at, String body) {
        String signed = at.getEpochSecond() + "." + body;
        return secrets.stream().map(secret -> "v1=" + hex(secret, signed)).collect(Collectors.joining(","));
    }

    private static String hex(String secret, String signed) {
        return HexFormat.of().formatHex(Hmac.sha256(secret, signed.getBytes(StandardCharsets.UTF_8)));
    }
}
