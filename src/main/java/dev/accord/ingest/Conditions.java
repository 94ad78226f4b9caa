package dev.accord.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tags of what the API tells (RFC 9110, {@code ETag}), and changes that are made only where the thing still is what
 * the caller saw ({@code If-Match}), or is not there yet ({@code If-None-Match: *}).
 */
@Component
class Conditions {

    /** The thing is another by now. */
    static final class Unmet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final @Nullable String tag;

        Unmet(@Nullable String tag) {
            super(tag == null ? "There is no such thing." : "It is not what it was: read it again.");
            this.tag = tag;
        }

        /** Of what is there now. */
        Optional<String> tag() {
            return Optional.ofNullable(tag);
        }
    }

    private static final int TRIES = 3;
    private static final int BYTES = 15;

    private final TransactionTemplate transactions;

    /** In which what is not there stays so: of two who make it the database lets one through, and the other begins again. */
    private final TransactionTemplate alone;

    private final JsonMapper json;

    Conditions(PlatformTransactionManager transactions, JsonMapper json) {
        this.transactions = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        alone.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.json = json;
    }

    /** The same tag is the same answer, byte by byte. */
    String tag(Object answer) {
        return '"' + digest(json.writeValueAsBytes(answer)) + '"';
    }

    /** The same tag is the same but for when it was computed: {@code asOf} does not count. */
    String weakTag(Map<String, ?> answer) {
        return "W/" + tag(withoutMoment(answer));
    }

    private static Map<Object, @Nullable Object> withoutMoment(Map<?, ?> answer) {
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>();
        answer.forEach((name, value) -> rest.put(name, value instanceof Map<?, ?> part ? withoutMoment(part) : value));
        rest.remove("asOf");
        return rest;
    }

    /**
     * Makes a change at once where the caller sets no condition.
     *
     * @param seen what the caller would be told of the thing now, after nobody else can change it until the end of the
     *     transaction; empty where it is not there
     * @throws Unmet where the condition does not hold: nothing has been changed
     */
    <T> T change(HttpServletRequest request, Supplier<? extends Optional<?>> seen, Supplier<T> change) {
        String match = request.getHeader(HttpHeaders.IF_MATCH);
        String none = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (match == null && none == null) {
            return change.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull((none == null ? transactions : alone).execute(transaction -> {
                    Optional<String> tag = seen.get().map(this::tag);
                    if ((match != null && !matches(match, tag)) || (none != null && matches(none, tag))) {
                        throw new Unmet(tag.orElse(null));
                    }
                    return change.get();
                }));
            } catch (PessimisticLockingFailureException e) {
                // whoever holds the thing may wait for what this one holds; the one that the database chose begins
                // again
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean matches(String header, Optional<String> tag) {
        List<ETag> named = ETag.parse(header);
        return tag.isPresent()
                && named.stream().anyMatch(one -> one.isWildcard() || one.compare(ETag.create(tag.get()), true));
    }

    private static String digest(byte[] answer) {
        byte[] digest = IdempotencyKeys.digest().digest(answer);
        return new String(Base64.getUrlEncoder().encode(Arrays.copyOf(digest, BYTES)), StandardCharsets.US_ASCII);
    }
}
