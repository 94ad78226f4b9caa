package dev.accord.goals.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.goals.Owner;
import dev.accord.goals.OwnerCard;
import dev.accord.goals.TargetOwners;
import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses whose goals are shown: the company's, one's own, a team's, or those of somebody in the team. */
final class OwnerPicker extends Div {

    private static final String WHOLE_TEAM = "The team as a whole";

    private final TargetOwners owners;
    private final Select<OwnerCard> whose = new Select<>();
    private final Select<OwnerCard> member = new Select<>();

    OwnerPicker(TargetOwners owners, SerializableConsumer<Owner> chosen) {
        this.owners = owners;
        addClassName("accord-actions");
        whose.setAriaLabel("Whose goals");
        whose.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(change.getValue().owner());
            }
        });
        member.setAriaLabel("Whose of the team");
        member.setEmptySelectionAllowed(true);
        member.setEmptySelectionCaption(WHOLE_TEAM);
        member.setItemLabelGenerator(card -> card == null ? WHOLE_TEAM : nameOf(card));
        member.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(member.getOptionalValue()
                        .map(OwnerCard::owner)
                        .orElse(whose.getValue().owner()));
            }
        });
        add(whose, member);
    }

    void show(OwnerCard shown) {
        Optional<OwnerCard> me = owners.me();
        boolean mine = me.filter(shown::equals).isPresent();
        Optional<Id> team = mine ? Optional.empty() : owners.teamOf(shown.owner());
        OwnerCard first = team.map(id -> owners.card(new Owner.OfTeam(id))).orElse(shown);
        List<OwnerCard> all = new ArrayList<>();
        all.add(owners.card(Owner.COMPANY));
        me.ifPresent(all::add);
        all.addAll(owners.teams());
        if (!all.contains(first)) {
            // somebody in no team
            all.add(first);
        }
        whose.setItemLabelGenerator(card -> me.filter(card::equals).isPresent() ? "Mine" : nameOf(card));
        whose.setItems(all);
        whose.setValue(first);
        offerPeopleOf(first, shown);
    }

    private void offerPeopleOf(OwnerCard first, OwnerCard shown) {
        member.setVisible(first.owner() instanceof Owner.OfTeam);
        if (first.owner() instanceof Owner.OfTeam team) {
            List<OwnerCard> people = new ArrayList<>(owners.peopleOf(team.team()));
            if (!shown.equals(first) && !people.contains(shown)) {
                people.add(shown);
            }
            member.setItems(people);
            member.setValue(shown.equals(first) ? null : shown);
        }
    }

    static String nameOf(OwnerCard card) {
        return card.active() ? card.name() : card.name() + " (left)";
    }
}
