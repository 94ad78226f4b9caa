package dev.accord.glossary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.Term;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a draft says, but for its rule. */
final class DraftForm extends Div {

    private final TextArea body = new TextArea("What it means");
    private final ComboBox<PersonCard> owner = new ComboBox<>("Answers for it");
    private final DatePicker wanted = new DatePicker("Not before");
    private final RadioButtonGroup<Lapse> lapse = new RadioButtonGroup<>("When a lead no longer meets the rule");
    private final BigDecimalField agreed = new BigDecimalField("Agreed value");
    private final @Nullable String currency;
    private final boolean measured;

    /** @param me who answers for a new draft unless it says otherwise; empty where somebody proposed it already */
    DraftForm(
            Term term,
            Optional<Proposal> start,
            List<PersonCard> people,
            Optional<Id> me,
            LocalDate today,
            Currency usual) {
        measured = term.measure() != null;
        Optional<AgreedValue> before = start.flatMap(says -> Optional.ofNullable(says.agreed()));
        currency = term.measure() == Term.Measure.MONEY
                ? before.flatMap(value -> Optional.ofNullable(value.currency())).orElse(usual.getCurrencyCode())
                : null;
        addClassName("accord-draft-form");
        body.setValue(start.map(Proposal::body).orElse(""));
        body.setRequiredIndicatorVisible(true);
        body.setManualValidation(true);
        body.setMinRows(3);
        body.setMaxLength(Proposal.LONGEST_BODY);
        body.setErrorMessage("Say in a sentence or two what the term means.");
        owner.setItems(people);
        owner.setItemLabelGenerator(PersonCard::name);
        Optional<Id> answers = me.or(() -> start.flatMap(says -> Optional.ofNullable(says.owner())));
        owner.setValue(people.stream()
                .filter(person -> answers.filter(person.id()::equals).isPresent())
                .findFirst()
                .orElse(null));
        owner.setClearButtonVisible(true);
        wanted.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        wanted.setMin(today);
        wanted.setValue(start.map(Proposal::wantedOn)
                .filter(day -> !day.isBefore(today))
                .orElse(null));
        wanted.setHelperText("Empty: as soon as everybody has signed.");
        lapse.setItems(Lapse.values());
        lapse.setItemLabelGenerator(
                each -> each == Lapse.KEEP ? "It stays where it is" : "Marketing is asked what to do");
        lapse.setValue(start.map(Proposal::lapse).orElse(Lapse.KEEP));
        agreed.setValue(before.map(AgreedValue::amount).map(DraftForm::plain).orElse(null));
        agreed.setSuffixComponent(new Span(currency == null ? "days" : currency));
        agreed.setHelperText("Shown beside what is measured. Empty: none.");
        agreed.setVisible(measured);
        agreed.setManualValidation(true);
        agreed.setErrorMessage("A number greater than 0.");
        Div row = new Div(owner, wanted, agreed);
        row.addClassName("accord-form-row");
        add(body, row);
    }

    /** 36000, not 3.6E+4. */
    private static BigDecimal plain(BigDecimal amount) {
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** What becomes of leads that no longer meet the rule: it stands beside the rule. */
    Component lapse() {
        return lapse;
    }

    boolean isComplete() {
        BigDecimal value = agreed.getValue();
        body.setInvalid(body.getValue().isBlank());
        agreed.setInvalid(measured && value != null && value.signum() <= 0);
        if (body.isInvalid()) {
            body.focus();
        } else if (agreed.isInvalid()) {
            agreed.focus();
        }
        return !body.isInvalid() && !agreed.isInvalid() && !wanted.isInvalid();
    }

    Proposal proposal() {
        PersonCard answers = owner.getValue();
        BigDecimal value = agreed.getValue();
        return new Proposal(
                body.getValue(),
                answers == null ? null : answers.id(),
                wanted.getValue(),
                null,
                lapse.getValue(),
                measured && value != null ? new AgreedValue(value, currency) : null);
    }
}
