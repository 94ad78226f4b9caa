package dev.accord.goals.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.goals.Divisions;
import dev.accord.goals.GoalTrees;
import dev.accord.goals.Goals;
import dev.accord.goals.Owner;
import dev.accord.goals.OwnerCard;
import dev.accord.goals.Pacing;
import dev.accord.goals.Proposals;
import dev.accord.goals.TargetOwners;
import dev.accord.shared.Refused;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;

/** The goals of a year of the company, a team or a person: what is reached of each, and how that paces. */
@Route(value = "goals", layout = MainLayout.class)
@PageTitle("Goals · Accord")
@Menu(title = "Goals", icon = "goal", order = 50)
@PermitAll
class GoalsView extends Screen implements BeforeEnterObserver {

    private static final String YEAR = "year";
    private static final String OWNER = "owner";
    private static final int YEARS_BACK = 3;
    private static final int YEARS_AHEAD = 2;

    private final Desk desk;
    private final OwnerPicker picker;
    private final Select<Integer> years = new Select<>();
    private final Button set = new Button("Set a goal", Glyph.PLUS.icon(), click -> setOne());
    private final Div content = new Div();

    private OwnerCard whose;

    GoalsView(
            Goals goals,
            Proposals proposals,
            GoalTrees trees,
            Pacing pacing,
            Divisions divisions,
            TargetOwners owners,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.currency:EUR}") String currency) {
        super("Goals");
        desk = new Desk(
                goals,
                proposals,
                trees,
                pacing,
                divisions,
                owners,
                clock.instant().atZone(zone).toLocalDate(),
                zone,
                currency);
        whose = owners.card(Owner.COMPANY);
        picker = new OwnerPicker(owners, owner -> turnTo(owner, years.getValue()));
        offerYears();
        set.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(picker, years, set);
        content.addClassName("accord-stack");
        add(content);
    }

    private void offerYears() {
        int thisYear = desk.today().getYear();
        years.setAriaLabel("Year");
        years.setWidth("104px");
        years.setItems(IntStream.rangeClosed(-YEARS_AHEAD, YEARS_BACK)
                .mapToObj(back -> thisYear - back)
                .toList());
        years.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                turnTo(whose.owner(), change.getValue());
            }
        });
    }

    private static void turnTo(Owner owner, int year) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(YEAR, Integer.toString(year));
        if (!owner.equals(Owner.COMPANY)) {
            asked.put(OWNER, owner.word());
        }
        UI.getCurrent().navigate(GoalsView.class, QueryParameters.simple(asked));
    }

    private void setOne() {
        new OwnerGoals(desk, whose, this::show).set();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        years.setValue(asked.getSingleParameter(YEAR)
                .filter(text -> text.matches("20\\d\\d"))
                .map(Integer::parseInt)
                .filter(year -> years.getListDataView().contains(year))
                .orElse(desk.today().getYear()));
        whose = owner(asked.getSingleParameter(OWNER));
        picker.show(whose);
        header().setLine(line());
        show();
    }

    private OwnerCard owner(Optional<String> word) {
        try {
            return desk.owners().card(word.map(Owner::parse).orElse(Owner.COMPANY));
        } catch (Refused refused) {
            Notice.refused(refused.reason());
            return desk.owners().card(Owner.COMPANY);
        }
    }

    private String line() {
        return whose.owner().equals(Owner.COMPANY)
                ? "What marketing and sales want to reach, as one"
                : "The targets of " + OwnerPicker.nameOf(whose);
    }

    private void show() {
        int year = years.getValue();
        boolean company = whose.owner().equals(Owner.COMPANY);
        boolean maySet = whose.active() && desk.owners().maySet(whose.owner());
        set.setText(company ? "Set a goal" : "Set a target");
        set.setVisible(maySet);
        content.removeAll();
        if (company) {
            // one's own come first
            desk.owners().me().ifPresent(me -> {
                OwnerGoals mine = new OwnerGoals(desk, me, this::show);
                if (mine.showAhead("Mine, ", year)) {
                    content.add(mine);
                }
            });
        }
        OwnerGoals theirs = new OwnerGoals(desk, whose, this::show);
        content.add(theirs.show(year) ? theirs : new Panel("Goals of " + year, nothing(year, company, maySet)));
    }

    private EmptyState nothing(int year, boolean company, boolean maySet) {
        if (!company) {
            String title = "%s has no target for %d".formatted(OwnerPicker.nameOf(whose), year);
            return new EmptyState(
                    title,
                    maySet
                            ? "Set one here. A target of a team can be divided among its people."
                            : "The head of the team sets them.");
        }
        String title = "No goal is set for " + year;
        if (!maySet) {
            return new EmptyState(title, "The heads of marketing and sales set them together.");
        }
        Button begin = new Button("Set a goal", Glyph.PLUS.icon(), click -> setOne());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(title, "Begin with the revenue; the scoreboard then shows the pace.", begin);
    }
}
