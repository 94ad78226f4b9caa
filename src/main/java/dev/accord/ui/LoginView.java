package dev.accord.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The log-in. The form posts {@code username} and {@code password} to {@code /login}; a refusal comes back as
 * {@code /login?error}, too many of them as {@code /login?throttled=SECONDS}, an orderly log-out as
 * {@code /login?left}.
 */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in · Accord")
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm();
    private final Paragraph farewell = new Paragraph("You are logged out.");

    LoginView(ObjectProvider<LoginHint> hints) {
        addClassName("accord-login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("Wrong user name or password", "Check both and try again."));
        farewell.setVisible(false);
        farewell.getElement().setAttribute("role", "status");

        var mark = new Span();
        mark.addClassName("accord-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var card = new Div(mark, farewell, form);
        card.addClassName("accord-login-card");
        hints.stream().flatMap(hint -> hint.text().stream()).map(Paragraph::new).forEach(hint -> {
            hint.addClassName("accord-login-hint");
            card.add(hint);
        });
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        farewell.setVisible(has(query, "left") || has(query, "changed") || has(query, "ended"));
        if (has(query, "changed")) {
            farewell.setText("Your password is changed. Log in with the new one.");
        }
        if (has(query, "ended")) {
            farewell.setText("Your password or your rights have changed. Log in again.");
        }
        query.getSingleParameter("throttled")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .ifPresent(seconds ->
                        form.setI18n(texts("Too many attempts", "Wait " + seconds + " seconds, then try again.")));
        form.setError(has(query, "error") || has(query, "throttled"));
    }

    private static boolean has(QueryParameters query, String name) {
        return query.getParameters().containsKey(name);
    }

    private static LoginI18n texts(String errorTitle, String errorMessage) {
        var texts = LoginI18n.createDefault();
        var labels = texts.getForm();
        labels.setTitle("Log in to Accord");
        labels.setUsername("User name or e-mail");
        labels.setPassword("Password");
        labels.setSubmit("Log in");
        texts.setForm(labels);
        var error = texts.getErrorMessage();
        error.setTitle(errorTitle);
        error.setMessage(errorMessage);
        error.setUsername("Enter your user name.");
        error.setPassword("Enter your password.");
        texts.setErrorMessage(error);
        return texts;
    }
}
