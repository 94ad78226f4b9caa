package dev.accord.people.ui;

import com.vaadin.flow.component.UI;
import dev.accord.ui.AccountAction;
import dev.accord.ui.Glyph;
import org.springframework.stereotype.Component;

/** The way to one's own account, under one's name. */
@Component
class ChangePassword implements AccountAction {

    @Override
    public String label() {
        return "Change password";
    }

    @Override
    public Glyph glyph() {
        return Glyph.LOCK;
    }

    @Override
    public void run() {
        UI.getCurrent().navigate(AccountView.class);
    }
}
