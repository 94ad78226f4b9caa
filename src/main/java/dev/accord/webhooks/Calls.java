package dev.accord.webhooks;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls one receiver for what is due, one delivery after the other, until it does not answer or has had its time. */
@Component
class Calls {

    /** The time in which calls begin. With the last one, a round takes no longer than this and the courier's patience. */
    private static final Duration BEGINNING = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int AFTER_OK = 300;

    private final Courier courier;

    Calls(Courier courier) {
        this.courier = courier;
    }

    /** Whom to call. @param former the secret before the present one, while that is valid */
    record Receiver(
            Id id, String url, String secret, @Nullable String former) {

        List<String> secrets() {
            return Stream.of(Optional.of(secret), Optional.ofNullable(former))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** What is due. */
    record Due(Id id, int attempts, String type, String body) {}

    /** What came of a call. @param status null where there was no answer */
    record Outcome(Due due, @Nullable Integer status, String words) {

        boolean isDelivered() {
            return status != null && status >= OK && status < AFTER_OK;
        }
    }

    /**
     * What came of a round.
     *
     * @param silence why there was no answer at last, so that the rest is not tried either
     * @param more whether there may be more that is due
     */
    record Round(Receiver receiver, List<Outcome> outcomes, Optional<String> silence, boolean more) {}

    /** @param full how many there are at most where there may be more */
    Round call(Receiver receiver, List<Due> due, int full, AllowedTargets.Known allowed, Instant now) {
        long began = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        for (Due each : due) {
            Duration passed = Duration.ofNanos(System.nanoTime() - began);
            if (passed.compareTo(BEGINNING) > 0) {
                return new Round(receiver, outcomes, Optional.empty(), true);
            }
            Outcome outcome = call(receiver, each, allowed, now.plus(passed));
            outcomes.add(outcome);
            if (outcome.status() == null) {
                return new Round(receiver, outcomes, Optional.of(outcome.words()), false);
            }
        }
        return new Round(receiver, outcomes, Optional.empty(), due.size() == full);
    }

    private Outcome call(Receiver receiver, Due due, AllowedTargets.Known allowed, Instant at) {
        try {
            Target target = Target.parse(receiver.url());
            int status = courier.post(target, Gate.open(target, allowed), headers(receiver, due, at), due.body());
            return new Outcome(due, status, "Answered " + status);
        } catch (Refused closed) {
            return new Outcome(due, null, closed.reason());
        } catch (IOException silent) {
            String message = silent.getMessage();
            return new Outcome(due, null, message == null ? silent.getClass().getSimpleName() : message);
        }
    }

    private static Map<String, String> headers(Receiver receiver, Due due, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accord-Delivery", due.id().toString());
        headers.put("Accord-Event", due.type());
        headers.put("Accord-Timestamp", Long.toString(at.getEpochSecond()));
        headers.put("Accord-Signature", Signature.of(receiver.secrets(), at, due.body()));
        return headers;
    }
}
