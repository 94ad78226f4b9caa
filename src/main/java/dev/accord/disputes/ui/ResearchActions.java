package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Who researches a dispute, that the research is done, and that a verdict is questioned. */
final class ResearchActions extends Div {

    /** What the actions do. */
    interface Work extends Serializable {
        void take();

        void give(PersonCard person);

        void conclude();

        void reopen();
    }

    private final SignedIn who;
    private final Select<PersonCard> assign = new Select<>();
    private final Button take;
    private final Button conclude;
    private final Button reopen;

    ResearchActions(SignedIn who, List<PersonCard> researchers, Work work) {
        this.who = who;
        addClassName("accord-actions");
        assign.setAriaLabel("Give the research to");
        assign.setPlaceholder("Give to…");
        assign.setItems(researchers);
        assign.setItemLabelGenerator(PersonCard::name);
        assign.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                work.give(change.getValue());
            }
        });
        take = new Button("Take it on", Glyph.CHECK.icon(), click -> work.take());
        conclude = new Button("Conclude research", Glyph.CHECK.icon(), click -> work.conclude());
        conclude.addThemeVariants(ButtonVariant.PRIMARY);
        reopen = new Button("Reopen", Glyph.DISPUTE.icon(), click -> work.reopen());
        add(assign, take, conclude, reopen);
    }

    /** For whoever has just taken the research on. */
    void takeFocus() {
        conclude.focus();
    }

    void show(DisputeCard card) {
        boolean marketing = who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD);
        boolean open = card.state() == DisputeState.RAISED || card.state() == DisputeState.IN_RESEARCH;
        boolean mine = who.person().equals(Optional.ofNullable(card.researcherId()));
        assign.setVisible(marketing && open);
        take.setVisible(marketing && open && !mine);
        take.setText(card.state() == DisputeState.RAISED ? "Take it on" : "Take it over");
        take.setThemeVariant(ButtonVariant.PRIMARY, card.state() == DisputeState.RAISED);
        conclude.setVisible(marketing && card.state() == DisputeState.IN_RESEARCH);
        reopen.setVisible(card.state() == DisputeState.REPOSITIONED
                && (who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER)));
        setVisible(assign.isVisible() || take.isVisible() || conclude.isVisible() || reopen.isVisible());
        assign.setValue(assign.getListDataView()
                .getItems()
                .filter(person -> person.id().equals(card.researcherId()))
                .findFirst()
                .orElse(null));
    }
}
