package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.people.PersonCard;
import dev.accord.ui.Glyph;
import java.util.List;

/** Who researches a dispute, and that the research is done. For Marketing only. */
final class ResearchActions extends Div {

    private final Select<PersonCard> assign = new Select<>();
    private final Button take;
    private final Button conclude;

    ResearchActions(
            List<PersonCard> researchers, Command taken, SerializableConsumer<PersonCard> given, Command concluded) {
        addClassName("accord-actions");
        assign.setAriaLabel("Give the research to");
        assign.setPlaceholder("Give to…");
        assign.setItems(researchers);
        assign.setItemLabelGenerator(PersonCard::name);
        assign.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                given.accept(change.getValue());
            }
        });
        take = new Button("Take it on", Glyph.CHECK.icon(), click -> taken.execute());
        take.addThemeVariants(ButtonVariant.PRIMARY);
        conclude = new Button("Conclude research", Glyph.CHECK.icon(), click -> concluded.execute());
        add(assign, take, conclude);
    }

    /** For whoever has just taken the research on. */
    void takeFocus() {
        conclude.focus();
    }

    void show(DisputeCard card, boolean marketing) {
        boolean open = card.state() == DisputeState.RAISED || card.state() == DisputeState.IN_RESEARCH;
        setVisible(marketing && open);
        take.setVisible(card.state() == DisputeState.RAISED);
        conclude.setVisible(card.state() == DisputeState.IN_RESEARCH);
        assign.setValue(assign.getListDataView()
                .getItems()
                .filter(person -> person.id().equals(card.researcherId()))
                .findFirst()
                .orElse(null));
    }
}
