package dev.accord.leads.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.ui.Glyph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is looked for among the leads: the words, the usual filters, and the rarer ones below them. */
final class LeadSearch extends Div {

    private static final int PAUSE_IN_TYPING = 300;

    private final TextField text = new TextField();
    private final Select<Stage> stage = new Select<>();
    private final OwnerField owner;
    private final MoreFilters more;
    private final Button moreButton = new Button("More filters", click -> unfold(!unfolded()));
    private final Button clear = new Button("Clear", Glyph.CLOSE.icon(), click -> clear());
    private final List<Stage> stages;
    private final SerializableConsumer<LeadFilter> changed;

    LeadSearch(
            LeadList list,
            Lifecycle.Stages stages,
            List<PersonCard> people,
            List<TeamCard> teams,
            SerializableConsumer<LeadFilter> changed) {
        this.stages = stages.all();
        this.changed = changed;
        addClassName("accord-stack");
        text.setAriaLabel("Search leads");
        text.setPlaceholder("Name, company, e-mail or id");
        text.setPrefixComponent(Glyph.SEARCH.icon());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_IN_TYPING);
        stage.setAriaLabel("Stage");
        stage.setEmptySelectionAllowed(true);
        stage.setEmptySelectionCaption("All stages");
        stage.setPlaceholder("All stages");
        stage.setItems(stages.all());
        stage.setItemLabelGenerator(each -> each == null ? "All stages" : stages.path(each));
        owner = new OwnerField(people);
        more = new MoreFilters(list, teams, this::tell);
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        Div usual = new Div(text, stage, owner, moreButton, clear);
        usual.addClassName("accord-search");
        add(usual, more);
        text.addValueChangeListener(this::heard);
        stage.addValueChangeListener(this::heard);
        owner.addValueChangeListener(this::heard);
        unfold(false);
    }

    private void heard(HasValue.ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            tell();
        }
    }

    private void tell() {
        LeadFilter filter = filter();
        label(filter);
        changed.accept(filter);
    }

    private void clear() {
        read(LeadFilter.ALL);
        tell();
        text.focus();
    }

    LeadFilter filter() {
        Map<String, String> parameters = new HashMap<>(more.parameters());
        @Nullable Stage chosen = stage.getValue();
        parameters.put("q", text.getValue());
        parameters.put("stage", chosen == null ? "" : chosen.key());
        parameters.put("owner", owner.key());
        return LeadFilter.of(parameters);
    }

    /** Shows what is asked for. An unknown stage counts as none. */
    void read(LeadFilter filter) {
        text.setValue(filter.text());
        stage.setValue(stages.stream()
                .filter(each -> each.key().equalsIgnoreCase(filter.stage()))
                .findFirst()
                .orElse(null));
        owner.choose(filter.owner());
        more.read(filter);
        unfold(unfolded() || more.count() > 0);
        label(filter);
    }

    private void label(LeadFilter filter) {
        int count = more.count();
        moreButton.setText(count == 0 ? "More filters" : "More filters (" + count + ")");
        clear.setVisible(!filter.parameters().isEmpty());
    }

    private boolean unfolded() {
        return more.isVisible();
    }

    private void unfold(boolean unfolded) {
        more.setVisible(unfolded);
        moreButton.getElement().setAttribute("aria-expanded", String.valueOf(unfolded));
        label(filter());
    }
}
