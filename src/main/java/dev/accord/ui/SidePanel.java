package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.Command;

/** The panel beside a list that shows one of its rows: a title, the content, what can be done with it. */
public final class SidePanel extends Section {

    private final Div body = new Div();
    private final Footer actions = new Footer();

    /**
     * @param title what is shown
     * @param close runs when the person closes the panel by its button
     */
    public SidePanel(String title, Command close) {
        addClassName("accord-side");
        var cross = new Button(Glyph.CLOSE.icon(), click -> close.execute());
        cross.setAriaLabel("Close");
        cross.addThemeVariants(ButtonVariant.TERTIARY);
        var head = new Div(new H2(title), cross);
        head.addClassName("accord-side-head");
        body.addClassName("accord-side-body");
        actions.addClassName("accord-side-actions");
        actions.setVisible(false);
        // it stands beside the list, also for those who do not see it
        getElement().setAttribute("role", "complementary");
        setAriaLabel(title);
        super.add(head, body, actions);
    }

    @Override
    public void add(Component... components) {
        body.add(components);
    }

    /** Puts the actions at the foot, where they stay while the content scrolls. */
    public SidePanel actions(Component... buttons) {
        actions.add(buttons);
        actions.setVisible(true);
        return this;
    }
}
