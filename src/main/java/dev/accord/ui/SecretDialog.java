package dev.accord.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows something that can be read only now: a one-time password, a token or a secret. */
public final class SecretDialog extends Dialog {

    public SecretDialog(String title, String explanation, String secret) {
        setHeaderTitle(title);
        setWidth("460px");
        setCloseOnOutsideClick(false);
        Code code = new Code(secret);
        code.addClassName("accord-secret");
        Div content = new Div(new Paragraph(explanation), code);
        content.addClassName("accord-form");
        add(content);
        Button copy = new Button("Copy");
        // The clipboard is only open to a page that the person has just clicked, so the server is not asked.
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', () => navigator.clipboard?.writeText($0)"
                                + ".then(() => { this.textContent = 'Copied'; }))",
                        secret);
        Button noted = new Button("I have noted it", click -> close());
        noted.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, noted);
    }
}
