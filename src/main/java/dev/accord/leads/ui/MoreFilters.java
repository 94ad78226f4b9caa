package dev.accord.leads.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.Command;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadList.Choice;
import dev.accord.people.TeamCard;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rarer filters of the list. */
final class MoreFilters extends Div {

    /** A choice with its word in an address. */
    private record Word(String key, String label) implements Serializable {}

    private final LeadList list;
    private final Command changed;
    private final Map<String, ComboBox<String>> texts = new LinkedHashMap<>();
    private final Map<String, Select<Word>> words = new LinkedHashMap<>();
    private final Map<String, DatePicker> days = new LinkedHashMap<>();

    /** @param changed runs when the person changes one of them */
    MoreFilters(LeadList list, List<TeamCard> teams, Command changed) {
        this.list = list;
        this.changed = changed;
        addClassName("accord-more-filters");
        text("channel", "Channel");
        text("campaign", "Campaign");
        text("segment", "Segment");
        text("country", "Country");
        word(
                "team",
                "Team",
                "Any team",
                Stream.concat(
                                Stream.of(new Word(LeadFilter.MINE, "My team")),
                                teams.stream().map(team -> new Word(team.id().toString(), team.name())))
                        .toList());
        word(
                "disqualified",
                "Disqualified ones",
                "With the others",
                List.of(new Word(LeadFilter.WITHOUT, "Left out"), new Word(LeadFilter.ONLY, "Nothing else")));
        word(
                "open",
                "Open work",
                "With or without",
                list.openChoices().stream()
                        .map(open -> new Word(open.key(), open.label()))
                        .toList());
        day("createdFrom", "Created from");
        day("createdUntil", "Created until");
        day("sinceFrom", "In stage from");
        day("sinceUntil", "In stage until");
        texts.values().forEach(field -> field.addValueChangeListener(this::heard));
        words.values().forEach(field -> field.addValueChangeListener(this::heard));
        days.values().forEach(field -> field.addValueChangeListener(this::heard));
        texts.values().forEach(this::add);
        words.values().forEach(this::add);
        days.values().forEach(this::add);
    }

    private void heard(HasValue.ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            changed.execute();
        }
    }

    private void text(String key, String label) {
        ComboBox<String> field = new ComboBox<>(label);
        Choice choice = Choice.of(key);
        field.setItems(query ->
                list.choices(choice, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        field.setClearButtonVisible(true);
        field.setPlaceholder("Any");
        texts.put(key, field);
    }

    private void word(String key, String label, String none, List<Word> choices) {
        Select<Word> field = new Select<>();
        field.setLabel(label);
        field.setItems(choices);
        field.setItemLabelGenerator(word -> word == null ? none : word.label());
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(none);
        field.setPlaceholder(none);
        words.put(key, field);
    }

    private void day(String key, String label) {
        DatePicker field = new DatePicker(label);
        field.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        field.setClearButtonVisible(true);
        days.put(key, field);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        texts.forEach((key, field) -> put(parameters, key, field.getValue()));
        words.forEach((key, field) -> {
            @Nullable Word word = field.getValue();
            put(parameters, key, word == null ? null : word.key());
        });
        days.forEach((key, field) -> {
            @Nullable LocalDate day = field.getValue();
            put(parameters, key, day == null ? null : day.toString());
        });
        return parameters;
    }

    private static void put(Map<String, String> parameters, String key, @Nullable String value) {
        if (value != null) {
            parameters.put(key, value);
        }
    }

    /** How many of them are set. */
    int count() {
        return parameters().size();
    }

    void read(LeadFilter filter) {
        Map<String, String> parameters = filter.parameters();
        texts.forEach((key, field) -> field.setValue(parameters.get(key)));
        words.forEach((key, field) -> field.setValue(field.getListDataView()
                .getItems()
                .filter(word -> word.key().equals(parameters.get(key)))
                .findFirst()
                .orElse(null)));
        days.forEach((key, field) -> {
            @Nullable String day = parameters.get(key);
            field.setValue(day == null ? null : LocalDate.parse(day));
        });
    }
}
