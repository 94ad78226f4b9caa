package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** Who is signed in, how the portal looks to them, and the way out. */
final class AccountBar extends MenuBar {

    private final Map<Appearance, MenuItem> appearances = new EnumMap<>(Appearance.class);

    AccountBar(AuthenticationContext authentication, ObjectProvider<SignedIn> signedIn, List<AccountAction> actions) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("accord-account");
        addAppearance();
        addAccount(authentication, signedIn, actions);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Appearance.remembered(event.getUI(), this::check);
    }

    private void addAppearance() {
        var root = addItem(Glyph.APPEARANCE.icon());
        root.setAriaLabel("Appearance");
        for (var appearance : Appearance.values()) {
            var item = root.getSubMenu().addItem(appearance.label(), click -> {
                appearance.apply(UI.getCurrent());
                check(appearance);
            });
            item.setCheckable(true);
            appearances.put(appearance, item);
        }
        check(Appearance.SYSTEM);
    }

    private void check(Appearance chosen) {
        appearances.forEach((appearance, item) -> item.setChecked(appearance == chosen));
    }

    private void addAccount(
            AuthenticationContext authentication, ObjectProvider<SignedIn> signedIn, List<AccountAction> actions) {
        var name = signedIn.stream()
                .findFirst()
                .map(SignedIn::name)
                .or(authentication::getPrincipalName)
                .orElse("Nobody");
        var label = new Span(name);
        label.addClassName("accord-account-name");
        var face = new Span(Glyph.LEAD.icon(), label);
        face.addClassName("accord-entry");
        var root = addItem(face);
        root.setAriaLabel("Signed in as " + name);
        var menu = root.getSubMenu();
        signedIn.stream().findFirst().ifPresent(person -> {
            var who = new Div(new Span(person.name()), new Span(person.position()));
            who.addClassName("accord-account-who");
            menu.addItem(who).setEnabled(false);
            menu.addSeparator();
        });
        actions.stream()
                .sorted(Comparator.comparingInt(AccountAction::order))
                .forEach(action -> menu.addItem(entry(action.glyph(), action.label()), click -> action.run()));
        menu.addItem(entry(Glyph.KEYBOARD, "Keyboard shortcuts"), click -> KeysOverlay.open(UI.getCurrent()));
        menu.addSeparator();
        menu.addItem(entry(Glyph.LEAVE, "Log out"), click -> authentication.logout());
    }

    private static Span entry(Glyph glyph, String label) {
        var entry = new Span(glyph.icon(), new Span(label));
        entry.addClassName("accord-entry");
        return entry;
    }
}
