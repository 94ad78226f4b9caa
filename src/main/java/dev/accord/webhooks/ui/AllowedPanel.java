package dev.accord.webhooks.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.Panel;
import dev.accord.ui.Wide;
import dev.accord.webhooks.AllowedTargets;
import java.util.List;

/** Which hosts and networks off the public internet may be called. */
final class AllowedPanel extends Composite<Panel> {

    private final AllowedTargets allowed;
    private final TextField target = new TextField("Host or network");
    private final Div list = new Div();

    AllowedPanel(AllowedTargets allowed) {
        this.allowed = allowed;
        target.setPlaceholder("hooks.example.internal or 10.1.0.0/16");
        target.setMaxLength(190);
        list();
    }

    @Override
    protected Panel initContent() {
        Button allow = new Button("Allow", click -> allow());
        target.addKeyPressListener(Key.ENTER, press -> allow());
        Div form = new Div(
                new Paragraph(
                        "Webhooks call the public internet only, so that nobody reaches through the portal what is"
                                + " closed to them. A program in your own network has to be allowed here first."),
                target,
                allow);
        form.addClassName("accord-form");
        return new Panel("Allowed off the public internet", form, list);
    }

    private void allow() {
        if (Attempt.succeeds(() -> allowed.allow(target.getValue()))) {
            target.clear();
            list();
        }
    }

    private void list() {
        list.removeAll();
        List<String> all = allowed.all();
        if (!all.isEmpty()) {
            DataTable table = new DataTable("Allowed").column("Host or network").column("Action");
            all.forEach(each -> table.row(new Span(each), forbid(each)));
            list.add(new Wide("Allowed", table));
        }
    }

    private Button forbid(String each) {
        Button button = new Button(
                "Forbid",
                click -> Confirmation.ask(
                        "Forbid %s?".formatted(each),
                        "Subscriptions there are told of nothing until it is allowed again.",
                        "Forbid",
                        () -> {
                            Attempt.succeeds(() -> allowed.forbid(each));
                            list();
                        }));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Forbid " + each);
        return button;
    }
}
