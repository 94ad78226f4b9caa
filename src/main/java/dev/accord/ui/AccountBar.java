package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the portal looks to the signed-in person, who that is, and the way out. */
final class AccountBar extends Div {

    private final RadioButtonGroup<Appearance> appearances = new RadioButtonGroup<>("Appearance");

    AccountBar(
            AuthenticationContext authentication,
            Optional<Account> account,
            List<AccountAction> actions,
            List<BarItem> items) {
        addClassName("accord-account");
        items.forEach(item -> add(item.fresh()));
        addAppearance();
        addAccount(authentication, account, actions);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Appearance.remembered(event.getUI(), appearances::setValue);
    }

    private void addAppearance() {
        appearances.setItems(Appearance.values());
        appearances.setItemLabelGenerator(Appearance::label);
        appearances.setValue(Appearance.SYSTEM);
        appearances.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                change.getValue().apply(UI.getCurrent());
            }
        });
        var button = quiet(Glyph.APPEARANCE.icon());
        button.setAriaLabel("Appearance");
        add(button, popover(button, "Appearance", appearances));
    }

    private void addAccount(
            AuthenticationContext authentication, Optional<Account> account, List<AccountAction> actions) {
        var name =
                account.map(Account::name).or(authentication::getPrincipalName).orElse("Nobody");
        var label = new Span(name);
        label.addClassName("accord-account-name");
        var button = quiet(entry(Glyph.LEAD, label));
        button.setAriaLabel("Account of " + name);

        var menu = new Div();
        menu.addClassName("accord-account-menu");
        var popover = popover(button, "Account", menu);
        account.ifPresent(person -> {
            var who = new Div(new Span(person.name()), new Span(person.position()));
            who.addClassName("accord-account-who");
            menu.add(who);
        });
        actions.stream()
                .sorted(Comparator.comparingInt(AccountAction::order))
                .forEach(action -> menu.add(item(popover, action.glyph(), action.label(), action::run)));
        menu.add(
                item(popover, Glyph.KEYBOARD, "Keyboard shortcuts", () -> KeysOverlay.open(UI.getCurrent())),
                item(popover, Glyph.LEAVE, "Log out", authentication::logout));
        add(button, popover);
    }

    private static Button item(Popover menu, Glyph glyph, String label, Command run) {
        var item = quiet(entry(glyph, new Span(label)));
        item.addClickListener(click -> {
            menu.close();
            run.execute();
        });
        return item;
    }

    private static Button quiet(Component face) {
        var button = new Button(face);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static Span entry(Glyph glyph, Span label) {
        var entry = new Span(glyph.icon(), label);
        entry.addClassName("accord-entry");
        return entry;
    }

    private static Popover popover(Button target, String label, Component content) {
        var popover = new Popover(content);
        popover.setTarget(target);
        popover.setAriaLabel(label);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAutofocus(true);
        return popover;
    }
}
