package dev.accord.people;

import dev.accord.shared.Id;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often programs may ask: a bucket of requests for each token, and for each address that asks without a valid one,
 * which fills evenly and is never fuller than the requests of a minute. Each node counts for itself, in memory.
 */
@Component
class RateLimits {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** More than call at once; whoever has been silent longest is forgotten first, which is a full bucket again. */
    private static final int MOST = 10_000;

    private static final int BYTES_OF_A_NETWORK = 8;

    /**
     * What became of a request.
     *
     * @param allowed whether it may go on
     * @param quota requests of a minute; 0 where there is no limit
     * @param remaining requests that could follow at once
     * @param fullIn until all of the quota is there again
     * @param nextIn until the next request is allowed; zero where one is now
     */
    record Answer(boolean allowed, int quota, long remaining, Duration fullIn, Duration nextIn) {}

    private final Buckets<Id> tokens;
    private final Buckets<String> addresses;

    RateLimits(
            Clock clock,
            @Value("${accord.api.requests-per-minute}") int ofToken,
            @Value("${accord.api.strangers-requests-per-minute}") int ofAddress) {
        this.tokens = new Buckets<>(clock, ofToken);
        this.addresses = new Buckets<>(clock, ofAddress);
    }

    Answer request(Id token) {
        return tokens.take(token);
    }

    /** @param address as the server saw it */
    Answer request(String address) {
        return addresses.take(network(address));
    }

    /** Whoever has one address of IPv6 has all of its network. */
    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), BYTES_OF_A_NETWORK))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Of a bucket only the moment is kept at which it will be full. */
    private static final class Buckets<K> {

        private final Clock clock;
        private final int quota;
        private final Map<K, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
                return size() > MOST;
            }
        };

        Buckets(Clock clock, int quota) {
            this.clock = clock;
            this.quota = quota;
        }

        Answer take(K key) {
            if (quota <= 0) {
                return new Answer(true, 0, 0, Duration.ZERO, Duration.ZERO);
            }
            long window = WINDOW.toNanos();
            long each = window / quota;
            synchronized (fullAt) {
                long now = Math.multiplyExact(clock.millis(), 1_000_000L);
                // a clock that was put back must not shut anybody out
                long full = Math.clamp(fullAt.getOrDefault(key, now), now, now + window);
                boolean allowed = full + each <= now + window;
                if (allowed) {
                    full += each;
                    fullAt.put(key, full);
                }
                long free = now + window - full;
                return new Answer(
                        allowed,
                        quota,
                        free / each,
                        Duration.ofNanos(full - now),
                        Duration.ofNanos(Math.max(0, each - free)));
            }
        }
    }
}
