package dev.accord.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.WebStorage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The list of the keys that work right now in one browser tab. */
final class KeysOverlay implements Serializable {

    /** Read by frontend/accord-keys.ts. */
    private static final String SWITCH = "accord.keys";

    private final List<Keys> present = new ArrayList<>();

    private KeysOverlay() {}

    static KeysOverlay of(UI ui) {
        var known = ComponentUtil.getData(ui, KeysOverlay.class);
        if (known != null) {
            return known;
        }
        var fresh = new KeysOverlay();
        ComponentUtil.setData(ui, KeysOverlay.class, fresh);
        return fresh;
    }

    void enter(Keys keys) {
        present.add(keys);
    }

    void leave(Keys keys) {
        present.remove(keys);
    }

    static void open(UI ui) {
        var dialog = new Dialog("Keyboard shortcuts");
        dialog.addClassName("accord-keys-overlay");
        for (var keys : of(ui).present) {
            dialog.add(new H3(keys.title()), list(keys));
        }
        dialog.add(toggle(ui));
        var close = new Button("Close", click -> dialog.close());
        close.setAutofocus(true);
        dialog.getFooter().add(close);
        dialog.open();
    }

    private static DescriptionList list(Keys keys) {
        var list = new DescriptionList();
        list.addClassName("accord-keys-list");
        for (var shortcut : keys.shortcuts()) {
            var cap = new Span(shortcut.key());
            cap.addClassName("accord-key");
            list.add(new DescriptionList.Term(cap), new DescriptionList.Description(shortcut.action()));
        }
        return list;
    }

    private static Checkbox toggle(UI ui) {
        var toggle = new Checkbox("Single keys work");
        toggle.setValue(true);
        toggle.addClassName("accord-keys-switch");
        WebStorage.getItem(
                ui, WebStorage.Storage.LOCAL_STORAGE, SWITCH, stored -> toggle.setValue(!"off".equals(stored)));
        toggle.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                WebStorage.setItem(ui, WebStorage.Storage.LOCAL_STORAGE, SWITCH, change.getValue() ? "on" : "off");
            }
        });
        return toggle;
    }
}
