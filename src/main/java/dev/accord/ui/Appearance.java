package dev.accord.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.WebStorage;
import java.util.Arrays;
import java.util.function.Consumer;

/** Light, dark, or as the person's system has it; remembered in the browser, where it belongs. */
enum Appearance {
    SYSTEM("As the system", ColorScheme.Value.SYSTEM),
    LIGHT("Light", ColorScheme.Value.LIGHT),
    DARK("Dark", ColorScheme.Value.DARK);

    private static final String KEY = "accord.appearance";

    /** Runs while the page is still blank, so that a dark screen never flashes white. */
    static final String BEFORE_FIRST_PAINT = """
            (() => {
              const scheme = {LIGHT: ['light', 'light'], DARK: ['dark', 'dark']}[localStorage.getItem('%s')];
              if (scheme) {
                document.documentElement.setAttribute('theme', scheme[0]);
                document.documentElement.style.colorScheme = scheme[1];
              }
            })();""".formatted(KEY);

    private final String label;
    private final ColorScheme.Value scheme;

    Appearance(String label, ColorScheme.Value scheme) {
        this.label = label;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    void apply(UI ui) {
        ui.getPage().setColorScheme(scheme);
        WebStorage.setItem(ui, WebStorage.Storage.LOCAL_STORAGE, KEY, name());
    }

    static void remembered(UI ui, Consumer<Appearance> then) {
        WebStorage.getItem(ui, WebStorage.Storage.LOCAL_STORAGE, KEY, stored -> then.accept(named(stored)));
    }

    /** Whatever else stands in the browser's storage counts as never chosen. */
    static Appearance named(@org.jspecify.annotations.Nullable String stored) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(stored))
                .findFirst()
                .orElse(SYSTEM);
    }
}
