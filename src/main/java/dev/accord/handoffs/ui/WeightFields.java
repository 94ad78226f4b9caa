package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of the whole each person gets. */
final class WeightFields extends Div {

    private static final int MOST = 100;

    private final Map<Id, IntegerField> fields = new LinkedHashMap<>();

    WeightFields() {
        addClassName("accord-form");
    }

    void among(List<PersonCard> people) {
        Map<Id, Integer> before = weights();
        fields.clear();
        removeAll();
        Paragraph help =
                new Paragraph("Somebody with 2 gets twice as many as somebody with 1; without a number, none.");
        help.addClassName("accord-secondary");
        add(help);
        people.forEach(person -> {
            IntegerField field = new IntegerField(person.name());
            field.setMin(1);
            field.setMax(MOST);
            field.setStepButtonsVisible(true);
            fields.put(person.id(), field);
            add(field);
        });
        follow(before);
    }

    void follow(Map<Id, Integer> weights) {
        weights.forEach((person, weight) -> {
            if (fields.containsKey(person)) {
                fields.get(person).setValue(weight);
            }
        });
    }

    Map<Id, Integer> weights() {
        Map<Id, Integer> weights = new HashMap<>();
        fields.forEach((person, field) -> field.getOptionalValue().ifPresent(weight -> weights.put(person, weight)));
        return weights;
    }
}
