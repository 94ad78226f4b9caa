package dev.accord.testing;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import dev.accord.people.SignedIn;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        /** All the words of the screen and of what lies over it. */
        public String text() {
            return Stream.of(
                            Stream.of(window.getCurrentView()),
                            window.find(Dialog.class).all().stream(),
                            window.find(Notification.class).all().stream())
                    .flatMap(parts -> parts)
                    .map(Visit::textOf)
                    .collect(Collectors.joining(" "));
        }

        private static String textOf(HasElement part) {
            String title = part instanceof Dialog dialog ? dialog.getHeaderTitle() + " " : "";
            return title + words(part.getElement()).collect(Collectors.joining(" "));
        }

        private static Stream<String> words(Element element) {
            return element.isTextNode()
                    ? Stream.of(element.getText())
                    : element.isVisible() ? element.getChildren().flatMap(Visit::words) : Stream.of();
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

    /** Who stands in the house after the log-in. */
    public SignedIn welcome(String username, String password) {
        if (signIn(username, password).getPrincipal() instanceof SignedIn who) {
            return who;
        }
        throw new IllegalStateException("somebody else came in");
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
