package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.Command;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Single keys that work on one screen, and their list under {@code ?}. They rest while somebody types or a dialog is
 * open, and a person can switch them off.
 *
 * {@snippet :
 * add(new Keys("Handoffs")
 *         .on("j", "Next handoff", this::next)
 *         .on("k", "Previous handoff", this::previous)
 *         .on("Enter", "Open", this::open)
 *         .on("a", "Accept", this::accept));
 * }
 *
 * A test presses a key with {@link #press(String)}.
 */
@Tag("accord-keys")
@JsModule("./accord-keys.ts")
public final class Keys extends Component {

    /** A key as the person sees it, and what it does. */
    record Shortcut(String key, String action) {}

    private record Bound(String action, Command run) implements Serializable {}

    private final String title;
    private final Map<String, Bound> bound = new LinkedHashMap<>();

    /** Keys of the screen with this title. */
    public Keys(String title) {
        this.title = title;
        getElement().getStyle().setDisplay(com.vaadin.flow.dom.Style.Display.NONE);
        getElement()
                .addEventListener(
                        "accord-key",
                        event -> press(
                                event.getEventData().get("event.detail.key").asString("")))
                .addEventData("event.detail.key");
    }

    /**
     * Binds a key: one character in small letters, or a name of the browser's such as {@code Enter}.
     *
     * @throws IllegalArgumentException if the key is bound already
     */
    public Keys on(String key, String action, Command run) {
        var normal = normal(key);
        if (bound.containsKey(normal)) {
            throw new IllegalArgumentException("The key %s is bound twice on %s".formatted(normal, title));
        }
        bound.put(normal, new Bound(action, run));
        var names = JsonNodeFactory.instance.arrayNode();
        bound.keySet().forEach(names::add);
        getElement().setPropertyJson("keys", names);
        return this;
    }

    /** Does what the key does; a key that is not bound does nothing. */
    public void press(String key) {
        var target = bound.get(normal(key));
        if (target != null) {
            target.run().execute();
        }
    }

    public String title() {
        return title;
    }

    List<Shortcut> shortcuts() {
        return bound.entrySet().stream()
                .map(entry ->
                        new Shortcut(label(entry.getKey()), entry.getValue().action()))
                .toList();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        KeysOverlay.of(event.getUI()).enter(this);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        KeysOverlay.of(event.getUI()).leave(this);
        super.onDetach(event);
    }

    private static String normal(String key) {
        return key.length() == 1 ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static String label(String key) {
        return switch (key) {
            case "ArrowDown" -> "↓";
            case "ArrowUp" -> "↑";
            case "Escape" -> "Esc";
            case " " -> "Space";
            default -> key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key;
        };
    }
}
