package dev.accord.ingest.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Optional;

/** Chooses a mapping that was saved, and saves what is on the page as one. */
final class MappingBar extends Div {

    MappingBar(
            List<String> names,
            Optional<String> chosen,
            SerializableConsumer<Optional<String>> choose,
            Command save,
            Command delete) {
        addClassName("accord-actions");
        ComboBox<String> choice = new ComboBox<>();
        choice.setAriaLabel("Saved mapping");
        choice.setPlaceholder(names.isEmpty() ? "No mapping saved yet" : "Choose a saved mapping");
        choice.setItems(names);
        chosen.ifPresent(choice::setValue);
        choice.setClearButtonVisible(true);
        choice.addValueChangeListener(change -> choose.accept(Optional.ofNullable(change.getValue())));
        Button keep = new Button("Save mapping", click -> save.execute());
        keep.addThemeVariants(ButtonVariant.TERTIARY);
        add(choice, keep);
        if (chosen.isPresent()) {
            Button forget = new Button("Delete mapping", click -> delete.execute());
            forget.addThemeVariants(ButtonVariant.TERTIARY);
            add(forget);
        }
    }
}
