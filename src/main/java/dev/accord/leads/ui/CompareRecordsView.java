package dev.accord.leads.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.accord.leads.Duplicates;
import dev.accord.leads.Duplicates.Shared;
import dev.accord.leads.Duplicates.SideBySide;
import dev.accord.leads.LeadCard;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Two records side by side: they are made one, or somebody says that they are two people. */
@Route(value = CompareRecordsView.ADDRESS, layout = MainLayout.class)
@PageTitle("The same person? · Accord")
@StyleSheet("context://assets/leads.css")
@PermitAll
class CompareRecordsView extends Screen implements BeforeEnterObserver {

    static final String ADDRESS = "leads/duplicates/compare";

    /** Of so many who have something in common one can choose two. */
    private static final int CHOICES = 50;

    private final Duplicates duplicates;
    private final Merges merges;
    private final boolean decides;
    private final ZoneId zone;
    private final Div content = new Div();
    private final Button different = new Button("Not the same person", click -> askWhyDifferent());

    private RecordAddress address = RecordAddress.NOTHING;

    CompareRecordsView(Duplicates duplicates, Merges merges, Acting acting, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("The same person?");
        this.duplicates = duplicates;
        this.merges = merges;
        this.decides = LeadRights.mayMerge(acting.now());
        this.zone = zone;
        content.addClassName("accord-stack");
        header().add(new Anchor(DuplicatesView.ADDRESS, "All duplicates"), different);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RecordAddress asked = RecordAddress.of(event.getLocation().getQueryParameters());
        List<LeadCard> members = asked.shared()
                .map(by -> duplicates.members(by, asked.value(), CHOICES))
                .orElse(List.of());
        address = asked.among(members).orElse(asked);
        Optional<SideBySide> both = compared(address);
        header().setLine(both.flatMap(pair -> address.shared()).map(this::why).orElse(""));
        different.setVisible(decides && both.isPresent() && members.size() > 1);
        different.setText(members.size() > 2 ? "All different people" : "Not the same person");
        content.removeAll();
        both.ifPresentOrElse(pair -> show(pair, members), this::nothing);
    }

    private String why(Shared shared) {
        return "%s: %s".formatted(shared.label(), address.value());
    }

    /** Empty where there are no two records any more. */
    private Optional<SideBySide> compared(RecordAddress two) {
        try {
            return two.one()
                    .flatMap(one -> two.other()
                            .filter(other -> !other.equals(one))
                            .map(other -> duplicates.compare(one, other)))
                    .filter(pair -> stands(pair.left()) && stands(pair.right()));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    private static boolean stands(LeadCard record) {
        return record.mergedInto() == null && record.erasedAt() == null;
    }

    private void nothing() {
        content.add(new EmptyState(
                "Nothing to compare",
                "There are no two such records any more: one was merged, changed or erased.",
                new Anchor(DuplicatesView.ADDRESS, "All duplicates")));
    }

    private void show(SideBySide pair, List<LeadCard> members) {
        if (members.size() > 2) {
            content.add(choices(pair, members));
        }
        String reason = address.shared().map(this::why).orElse("");
        content.add(new MergeForm(pair, reason, decides, zone, this::merge));
    }

    private Div choices(SideBySide pair, List<LeadCard> members) {
        Div row = new Div(
                choice(
                        "Left record",
                        pair.left(),
                        pair.right(),
                        members,
                        left -> address.with(left, pair.right().id())),
                choice(
                        "Right record",
                        pair.right(),
                        pair.left(),
                        members,
                        right -> address.with(pair.left().id(), right)));
        row.addClassName("accord-merge-choice");
        return row;
    }

    private static Select<LeadCard> choice(
            String label,
            LeadCard shown,
            LeadCard across,
            List<LeadCard> members,
            SerializableFunction<Id, RecordAddress> chosen) {
        Select<LeadCard> select = new Select<>();
        select.setLabel(label);
        select.setItems(
                members.stream().filter(each -> !each.id().equals(across.id())).toList());
        select.setItemLabelGenerator(MergeForm::named);
        members.stream()
                .filter(each -> each.id().equals(shown.id()))
                .findFirst()
                .ifPresent(select::setValue);
        select.addValueChangeListener(change -> UI.getCurrent()
                .navigate(
                        CompareRecordsView.class,
                        chosen.apply(change.getValue().id()).parameters()));
        return select;
    }

    private void merge(MergeChoice choice) {
        RecordAddress compared = address;
        Attempt.succeeds(() -> {
            Id merge = merges.merge(choice);
            UI.getCurrent()
                    .navigate(
                            LeadView.class,
                            new RouteParameters("id", choice.survivor().toString()));
            Notice.undoable("Merged", () -> {
                if (Attempt.succeeds(() -> merges.undo(merge, "taken back at once"))) {
                    UI.getCurrent().navigate(CompareRecordsView.class, compared.parameters());
                }
            });
        });
    }

    private void askWhyDifferent() {
        address.shared()
                .ifPresent(shared -> new ReasonDialog("Not the same person", "Keep apart", reason -> {
                            boolean done = Attempt.succeeds(() -> duplicates.dismiss(shared, address.value(), reason));
                            if (done) {
                                Notice.done("They stay apart, and are not proposed again");
                                UI.getCurrent().navigate(DuplicatesView.class);
                            }
                            return done;
                        })
                        .open());
    }
}
