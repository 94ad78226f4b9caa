package dev.accord.ingest.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.ingest.SourceAddresses.Wanted;
import java.util.List;

/** Asks who posts, how it is read, and whether it is signed. It knows no service. */
final class SourceDialog extends Dialog {

    /**
     * @param mappings the names of those that are saved
     * @param keep makes the address, and says whether that was done
     */
    SourceDialog(List<String> mappings, SerializablePredicate<Wanted> keep) {
        setHeaderTitle("Make an address");
        setWidth("min(460px, 100%)");
        TextField name = new TextField("Source");
        name.setMaxLength(80);
        name.setPlaceholder("Contact form");
        name.setManualValidation(true);
        name.setErrorMessage("Who posts to it?");
        Select<String> mapping = new Select<>();
        mapping.setLabel("Mapping");
        mapping.setItems(mappings);
        mapping.setHelperText("Rows are read by it, and go in with the rights of whoever saved it.");
        mapping.setManualValidation(true);
        mapping.setErrorMessage("Choose a mapping");
        TextField header = new TextField("Header of the signature");
        header.setMaxLength(80);
        header.setPlaceholder("X-Signature");
        header.setHelperText("Only for senders that sign the body by HMAC-SHA256; else leave it empty.");
        PasswordField secret = new PasswordField("Secret of the signature");
        secret.setMaxLength(200);
        Div form = new Div(name, mapping, header, secret);
        form.addClassName("accord-form");
        add(form);
        Button confirm = new Button("Make", click -> {
            name.setInvalid(name.getValue().isBlank());
            mapping.setInvalid(mapping.getValue() == null);
            if (!name.isInvalid()
                    && !mapping.isInvalid()
                    && keep.test(
                            new Wanted(name.getValue(), mapping.getValue(), header.getValue(), secret.getValue()))) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
