package dev.accord.leads.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks which other record is the same person, where nothing that both have in common has told it. */
final class OtherRecordDialog extends Dialog {

    private final ComboBox<LeadCard> other = new ComboBox<>("The other record");

    OtherRecordDialog(LeadCard lead, LeadList list) {
        super("Merge " + lead.name() + " with");
        addClassName("accord-dialog");
        setWidth("min(480px, 100%)");
        other.setItems(query -> list
                .page(
                        LeadFilter.of(Map.of("q", query.getFilter().orElse(""))),
                        LeadOrder.NEWEST_FIRST,
                        query.getOffset(),
                        query.getLimit())
                .stream());
        other.setItemLabelGenerator(MergeForm::named);
        other.setHelperText("Type a name, a company, an e-mail or an id.");
        other.setWidthFull();
        other.setManualValidation(true);
        other.setErrorMessage("Choose another record than this one.");
        add(other);
        Button compare = new Button("Compare", click -> {
            @Nullable LeadCard found = other.getValue();
            other.setInvalid(found == null || found.id().equals(lead.id()));
            if (found == null || other.isInvalid()) {
                other.focus();
            } else {
                close();
                UI.getCurrent()
                        .navigate(
                                CompareRecordsView.class,
                                RecordAddress.NOTHING
                                        .with(lead.id(), found.id())
                                        .parameters());
            }
        });
        compare.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), compare);
    }
}
