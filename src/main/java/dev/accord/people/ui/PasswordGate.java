package dev.accord.people.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.accord.people.SignedIn;
import dev.accord.ui.LoginView;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever signed in by a one-time password gets no further than to the choice of their own. */
@Component
class PasswordGate implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addUIInitListener(ui -> ui.getUI().addBeforeEnterListener(PasswordGate::check));
    }

    private static void check(BeforeEnterEvent event) {
        Class<?> target = event.getNavigationTarget();
        if (target != AccountView.class && target != LoginView.class && mustChange()) {
            event.forwardTo(AccountView.class);
        }
    }

    static boolean mustChange() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.mustChangePassword();
    }
}
