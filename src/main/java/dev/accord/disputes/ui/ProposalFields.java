package dev.accord.disputes.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.accord.disputes.Verdict;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a verdict proposes how a definition should read, so that such a dispute does not come again. */
final class ProposalFields extends Details {

    private static final int LONGEST = 4000;
    private static final String NONE = "None";

    /**
     * A term and what it means today.
     *
     * @param drafted whether another version is being discussed already
     */
    record Defined(String key, String name, String body, boolean drafted) implements Serializable {}

    private final Select<Defined> term = new Select<>();
    private final TextArea change = new TextArea("How it should read");

    /** @param terms what is defined, as it reads today */
    ProposalFields(List<Defined> terms) {
        super("Propose a change to a definition");
        term.setLabel("Definition");
        term.setItems(terms);
        term.setItemLabelGenerator(each -> each == null ? NONE : each.name());
        term.setPlaceholder(NONE);
        term.setEmptySelectionCaption(NONE);
        term.setEmptySelectionAllowed(true);
        term.addValueChangeListener(changed -> show(changed.getValue()));
        change.setMinRows(3);
        change.setMaxLength(LONGEST);
        show(null);
        Div fields = new Div(term, change);
        fields.addClassName("accord-finding-part");
        add(fields);
        setVisible(!terms.isEmpty());
    }

    private void show(@Nullable Defined chosen) {
        change.setVisible(chosen != null);
        change.setValue(chosen == null ? "" : chosen.body());
        change.setHelperText(
                chosen != null && chosen.drafted()
                        ? "A draft is being discussed already: this is added to the discussion."
                        : "It becomes a draft, which both departments discuss and sign.");
    }

    /** Empty where no term is chosen, or it would read as it does today. */
    Optional<Verdict.Proposal> proposal() {
        return Optional.ofNullable(term.getValue())
                .filter(chosen -> !change.getValue().isBlank()
                        && !change.getValue().strip().equals(chosen.body().strip()))
                .map(chosen -> new Verdict.Proposal(chosen.key(), change.getValue()));
    }
}
