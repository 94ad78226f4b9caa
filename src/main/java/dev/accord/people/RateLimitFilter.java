package dev.accord.people;

import dev.accord.shared.Id;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells each caller of the API how many requests are left, and refuses those beyond. The headers are those of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    /** Whoever watches the server has to see it above all when it is busy. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Id> token = Optional.ofNullable(
                        SecurityContextHolder.getContext().getAuthentication())
                .filter(TokenAuthentication.class::isInstance)
                .map(who -> ((TokenAuthentication) who).token());
        RateLimits.Answer answer = token.map(limits::request).orElseGet(() -> limits.request(request.getRemoteAddr()));
        String policy = token.isPresent() ? "token" : "address";
        if (answer.quota() > 0) {
            response.setHeader(
                    "RateLimit-Policy",
                    "\"%s\";q=%d;w=%d".formatted(policy, answer.quota(), RateLimits.WINDOW.toSeconds()));
            response.setHeader(
                    "RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, answer.remaining(), seconds(answer.fullIn())));
        }
        if (answer.allowed()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(answer.nextIn())));
        Security.refuse(
                response,
                HttpStatus.TOO_MANY_REQUESTS.value(),
                "too-many-requests",
                "%d requests a minute are allowed; the next one in %d s"
                        .formatted(answer.quota(), seconds(answer.nextIn())));
    }

    /** Whole seconds, after which it is surely true. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
