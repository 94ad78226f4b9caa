package dev.accord.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.security.web.DefaultRedirectStrategy;

/**
 * Leads on from the log-in. The portal's own address, which most people have, asks for no page in particular: they begin at
 * their start page. Every other address that they asked for comes first.
 */
final class Welcome extends DefaultRedirectStrategy {

    private final Supplier<Optional<String>> start;

    Welcome(Supplier<Optional<String>> start) {
        this.start = start;
    }

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        String target = isPortalItself(request, url)
                ? start.get().map(page -> "/" + page).orElse(url)
                : url;
        super.sendRedirect(request, response, target);
    }

    /** Spring remembers what was asked for as a whole address, and marks it. */
    private static boolean isPortalItself(HttpServletRequest request, String url) {
        return url.matches("(https?://[^/?]+)?" + Pattern.quote(request.getContextPath()) + "/?(\\?continue)?");
    }
}
