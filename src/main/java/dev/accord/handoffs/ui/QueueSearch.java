package dev.accord.handoffs.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.handoffs.QueueFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadList.Choice;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is looked for among the offers. It is folded away until somebody wants it. */
final class QueueSearch extends Div {

    /** A choice with its word in an address. */
    private record Word(String key, String label) implements Serializable {}

    private final Map<String, Select<Word>> words = new LinkedHashMap<>();
    private final Map<String, ComboBox<String>> texts = new LinkedHashMap<>();
    private final LeadList leads;
    private final SerializableConsumer<QueueFilter> changed;

    /** @param people of whom some take offers */
    QueueSearch(LeadList leads, List<PersonCard> people, SerializableConsumer<QueueFilter> changed) {
        this.leads = leads;
        this.changed = changed;
        addClassName("accord-search");
        word(
                "holder",
                "Responsible",
                Stream.concat(
                                Stream.of(new Word(QueueFilter.NOBODY, "No person yet")),
                                people.stream()
                                        .filter(QueueSearch::takesOffers)
                                        .map(person -> new Word(person.id().toString(), person.name())))
                        .toList());
        word(
                "packet",
                "Packet",
                List.of(
                        new Word(QueueFilter.COMPLETE, "Complete"),
                        new Word(QueueFilter.MISSING, "Something is missing")));
        text("channel", "Channel");
        text("campaign", "Campaign");
        text("segment", "Segment");
        Button clear = new Button("Clear", Glyph.CLOSE.icon(), click -> {
            read(QueueFilter.ALL);
            changed.accept(QueueFilter.ALL);
        });
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(clear);
        setVisible(false);
    }

    private static boolean takesOffers(PersonCard person) {
        return person.active() && (person.is(Role.SALES_REP) || person.is(Role.SALES_MANAGER));
    }

    private void word(String key, String label, List<Word> choices) {
        Select<Word> field = new Select<>();
        field.setLabel(label);
        field.setItems(choices);
        field.setItemLabelGenerator(word -> word == null ? "Any" : word.label());
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption("Any");
        field.setPlaceholder("Any");
        field.addValueChangeListener(this::heard);
        words.put(key, field);
        add(field);
    }

    private void text(String key, String label) {
        ComboBox<String> field = new ComboBox<>(label);
        Choice choice = Choice.of(key);
        field.setItems(query ->
                leads.choices(choice, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        field.setClearButtonVisible(true);
        field.setPlaceholder("Any");
        field.addValueChangeListener(this::heard);
        texts.put(key, field);
        add(field);
    }

    private void heard(HasValue.ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            changed.accept(filter());
        }
    }

    private QueueFilter filter() {
        Map<String, String> parameters = new HashMap<>();
        words.forEach((key, field) -> {
            @Nullable Word word = field.getValue();
            parameters.put(key, word == null ? "" : word.key());
        });
        texts.forEach((key, field) -> {
            @Nullable String text = field.getValue();
            parameters.put(key, text == null ? "" : text);
        });
        return QueueFilter.of(parameters);
    }

    /** Shows what is asked for, unfolded where anything is. */
    void read(QueueFilter filter) {
        Map<String, String> parameters = filter.parameters();
        words.forEach((key, field) -> field.setValue(field.getListDataView()
                .getItems()
                .filter(word -> word.key().equals(parameters.get(key)))
                .findFirst()
                .orElse(null)));
        texts.forEach((key, field) -> field.setValue(parameters.get(key)));
        setVisible(isVisible() || !parameters.isEmpty());
    }

    /** Unfolds it, ready to be used, or folds it away. */
    void fold() {
        setVisible(!isVisible());
        if (isVisible()) {
            words.values().iterator().next().focus();
        }
    }
}
