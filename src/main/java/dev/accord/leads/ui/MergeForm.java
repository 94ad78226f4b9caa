package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.leads.Duplicates.Pair;
import dev.accord.leads.Duplicates.SideBySide;
import dev.accord.leads.Duplicates.Weight;
import dev.accord.leads.LeadCard;
import dev.accord.leads.MergeChoice;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two records side by side, what the person who is left is to have of each, and which record stands for both. */
final class MergeForm extends Div {

    private static final int LONGEST_REASON = 300;

    private final SideBySide pair;
    private final ZoneId zone;
    private final RadioButtonGroup<Boolean> leftStays = new RadioButtonGroup<>("Which record stays");
    private final List<FactChoice> choices;
    private final TextField reason = new TextField("Why they are the same person");

    /**
     * @param why the reason as proposed
     * @param decides whether the reader may merge at all; others only compare
     */
    MergeForm(SideBySide pair, String why, boolean decides, ZoneId zone, SerializableConsumer<MergeChoice> merge) {
        this.pair = pair;
        this.zone = zone;
        addClassName("accord-stack");
        choices = pair.facts().stream()
                .filter(Pair::differs)
                .map(fact -> new FactChoice(
                        fact,
                        text(fact, fact.left()),
                        text(fact, fact.right()),
                        pair.fromRight().contains(fact.field())))
                .toList();
        add(heads(), differences(decides), same());
        if (decides) {
            add(decision(why, merge));
        }
    }

    private Div heads() {
        Div heads = new Div(head(pair.left(), pair.leftWeight()), head(pair.right(), pair.rightWeight()));
        heads.addClassName("accord-merge-heads");
        return heads;
    }

    private static Div head(LeadCard record, Weight weight) {
        RouterLink name = new RouterLink(
                record.name(),
                LeadView.class,
                new RouteParameters("id", record.id().toString()));
        name.addClassName("accord-strong");
        Span source = new Span(record.source() + " " + record.externalId());
        Span has = new Span("%s, %s, %s"
                .formatted(
                        counted(weight.entries(), "stage entry", "stage entries"),
                        counted(weight.activities(), "activity", "activities"),
                        counted(weight.deals(), "deal", "deals")));
        has.addClassNames("accord-secondary", "accord-wrapped");
        Div head = new Div(name, source, has);
        head.addClassNames("accord-two", "accord-merge-head");
        return head;
    }

    private static String counted(int count, String one, String many) {
        return FigureText.count(count) + " " + (count == 1 ? one : many);
    }

    static String named(LeadCard record) {
        return "%s (%s %s)".formatted(record.name(), record.source(), record.externalId());
    }

    private Panel differences(boolean decides) {
        Panel panel = new Panel("What differs");
        if (choices.isEmpty()) {
            panel.add(new Paragraph("Both say the same."));
        }
        choices.forEach(choice -> {
            choice.setReadOnly(!decides);
            panel.add(choice);
        });
        return panel;
    }

    private Panel same() {
        Facts facts = new Facts();
        pair.facts().stream()
                .filter(fact -> !fact.differs())
                .forEach(fact -> facts.fact(fact.label(), text(fact, fact.left())));
        Panel panel = new Panel("The same in both", facts);
        panel.setVisible(pair.facts().stream().anyMatch(fact -> !fact.differs()));
        return panel;
    }

    private String text(Pair fact, @Nullable String value) {
        if (value == null) {
            return fact.countsWhereEmpty() ? "nobody" : "unknown";
        }
        return fact.isMoment() ? FigureText.day(Instant.parse(value), zone) : value;
    }

    private Panel decision(String why, SerializableConsumer<MergeChoice> merge) {
        leftStays.setItems(true, false);
        leftStays.setItemLabelGenerator(left -> named(left ? pair.left() : pair.right()));
        leftStays.setValue(pair.leftStays());
        leftStays.addClassName("accord-fact-choice");
        reason.setValue(why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Say why.");
        reason.setWidthFull();
        Paragraph kept = new Paragraph("The history of both is kept: stage entries, activities, deals, handoffs and"
                + " disputes stand with the record that stays, and the figures count the person once. Sources may go"
                + " on naming both. It can be undone on the page of the lead.");
        kept.addClassName("accord-secondary");
        Button go = new Button("Merge", click -> decide(merge));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(leftStays, reason, kept, go);
        form.addClassName("accord-form");
        return new Panel("Make them one", form);
    }

    private void decide(SerializableConsumer<MergeChoice> merge) {
        reason.setInvalid(reason.getValue().isBlank());
        if (reason.isInvalid()) {
            reason.focus();
            return;
        }
        boolean left = leftStays.getValue();
        Set<String> fromMerged = choices.stream()
                .filter(choice -> choice.left() != left)
                .map(FactChoice::field)
                .collect(Collectors.toSet());
        merge.accept(new MergeChoice(
                (left ? pair.left() : pair.right()).id(),
                (left ? pair.right() : pair.left()).id(),
                fromMerged,
                reason.getValue()));
    }
}
