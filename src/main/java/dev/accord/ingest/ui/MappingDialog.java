package dev.accord.ingest.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableBiPredicate;

/** Asks under which name a mapping is kept, and shows all that it says, to be changed. It knows no service. */
final class MappingDialog extends Dialog {

    private static final int LONGEST_NAME = 80;

    /** @param keep keeps what was given under the name, and says whether that was done */
    MappingDialog(String name, String json, SerializableBiPredicate<String, String> keep) {
        setHeaderTitle("Save mapping");
        setWidth("min(560px, 100%)");
        TextField label = new TextField("Name");
        label.setValue(name);
        label.setMaxLength(LONGEST_NAME);
        label.setHelperText("A name that is there already is changed.");
        label.setManualValidation(true);
        label.setErrorMessage("Under which name?");
        TextArea text = new TextArea("What it says");
        text.setValue(json);
        text.setMaxHeight("50vh");
        text.setHelperText(
                "As programs send it: \"values\" translate words, \"nulls\" are words for nothing, \"sheet\" names"
                        + " the sheet of a workbook.");
        Div form = new Div(label, text);
        form.addClassName("accord-form");
        add(form);
        Button confirm = new Button("Save", click -> {
            label.setInvalid(label.getValue().isBlank());
            if (!label.isInvalid() && keep.test(label.getValue(), text.getValue())) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
