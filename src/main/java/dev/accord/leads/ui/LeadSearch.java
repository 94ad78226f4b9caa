package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import dev.accord.ui.Glyph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is looked for among the leads: kept in the address, so that a search can be shared. */
final class LeadSearch extends Div {

    private static final int PAUSE_IN_TYPING = 300;

    private final TextField text = new TextField();
    private final Select<Stage> stage = new Select<>();
    private final Select<String> channel = new Select<>();
    private final Checkbox mine = new Checkbox("Only mine");
    private final List<Stage> stages;
    private final Optional<Id> me;

    /** @param me who "mine" is; empty for the portal itself */
    LeadSearch(
            Lifecycle.Stages stages,
            List<String> channels,
            Optional<Id> me,
            SerializableConsumer<LeadBook.Filter> changed) {
        this.stages = stages.all();
        this.me = me;
        addClassName("accord-search");
        text.setAriaLabel("Search leads");
        text.setPlaceholder("Name, company or e-mail");
        text.setPrefixComponent(Glyph.SEARCH.icon());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_IN_TYPING);
        choice(stage, "Stage", "All stages");
        stage.setItems(this.stages);
        stage.setItemLabelGenerator(each -> each == null ? "All stages" : stages.path(each));
        choice(channel, "Channel", "All channels");
        channel.setItems(channels);
        add(text, stage, channel, mine);
        for (Component field : List.of(text, stage, channel, mine)) {
            ((com.vaadin.flow.component.HasValue<?, ?>) field).addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    changed.accept(filter());
                }
            });
        }
    }

    private static void choice(Select<?> select, String label, String all) {
        select.setAriaLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setPlaceholder(all);
    }

    LeadBook.Filter filter() {
        @Nullable Stage chosen = stage.getValue();
        @Nullable String by = channel.getValue();
        return new LeadBook.Filter(
                text.getValue(),
                chosen == null ? "" : chosen.key(),
                by == null ? "" : by,
                mine.getValue() ? me : Optional.empty());
    }

    /** An unknown stage or channel in the address counts as none. */
    void read(QueryParameters address) {
        text.setValue(address.getSingleParameter("q").orElse(""));
        stage.setValue(address.getSingleParameter("stage")
                .flatMap(key -> stages.stream()
                        .filter(each -> each.key().equalsIgnoreCase(key))
                        .findFirst())
                .orElse(null));
        channel.setValue(address.getSingleParameter("channel")
                .filter(name -> channel.getListDataView().contains(name))
                .orElse(null));
        mine.setValue(address.getSingleParameter("mine").isPresent());
    }

    Location location(String path) {
        LeadBook.Filter filter = filter();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", filter.text().strip());
        parameters.put("stage", filter.stage());
        parameters.put("channel", filter.channel());
        parameters.put("mine", mine.getValue() ? "yes" : "");
        parameters.values().removeIf(String::isEmpty);
        return new Location(path, QueryParameters.simple(parameters));
    }
}
