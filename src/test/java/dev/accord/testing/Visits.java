package dev.accord.testing;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** People who sign in and look at the screens, without a browser. */
@Component
public class Visits {

    private final ApplicationContext context;
    private final AuthenticationProvider door;

    Visits(ApplicationContext context, AuthenticationProvider door) {
        this.context = context;
        this.door = door;
    }

    /** One person at one window; close it at the end. */
    public record Visit(SecuredBrowserlessApplicationContext<Authentication> portal, BrowserlessUIContext window)
            implements AutoCloseable {

        /** All the words of the page. */
        public String text() {
            return window.getUI().getElement().getTextRecursively();
        }

        @Override
        public void close() {
            window.close();
            portal.close();
        }
    }

    public Visit of(String username) {
        return of(username, Cast.PASSWORD);
    }

    public Visit of(String username, String password) {
        Authentication who = signIn(username, password);
        SecuredBrowserlessApplicationContext<Authentication> portal =
                SpringBrowserlessApplicationContext.createSecured(context, "dev.accord");
        return new Visit(portal, portal.newUser(who).newWindow());
    }

    /** @throws org.springframework.security.core.AuthenticationException where the door stays shut */
    public Authentication signIn(String username, String password) {
        Authentication who = door.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, password));
        if (who == null) {
            throw new IllegalStateException("the door takes no passwords");
        }
        return who;
    }
}
