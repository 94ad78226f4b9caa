package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.ui.Glyph;
import dev.accord.ui.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions that count together, and groups of them in it: all, any or none. */
final class GroupEditor extends PartEditor {

    private final Choices choices;
    private final int depth;
    private final Select<Match> match = new Select<>();
    private final Div head = new Div();
    private final Div list = new Div();
    private final Paragraph nothing = new Paragraph("Add what a lead has to have done, or what has to be known of it.");
    private final List<PartRow> rows = new ArrayList<>();

    /** @param depth how many groups it lies in, itself included */
    GroupEditor(Choices choices, int depth, String begins, Match how, Command changed) {
        super(changed);
        this.choices = choices;
        this.depth = depth;
        addClassName("accord-rule-group");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", begins);
        match.setAriaLabel("How the conditions count together");
        match.setItems(Match.ANY, Match.ALL, Match.NONE);
        match.setItemLabelGenerator(GroupEditor::words);
        match.setValue(how);
        match.addValueChangeListener(change -> {
            showWords();
            tell();
        });
        head.add(word(begins), match);
        head.addClassName("accord-rule-row");
        list.addClassName("accord-rule-parts");
        nothing.addClassName("accord-secondary");
        add(head, nothing, list, adding());
        showWords();
    }

    private Div adding() {
        Div adding = new Div(
                word("Add"),
                button(
                        "Did something",
                        () -> new DidEditor(
                                choices, new Did(choices.activityBeside(used()), 1, null, null), this::tell)),
                button("Fact", () -> new FactEditor(choices, this::tell)),
                button("Points", () -> new PointsEditor(choices, this::tell)));
        if (depth < Criteria.DEEPEST) {
            adding.add(button("Group", () -> new GroupEditor(choices, depth + 1, "Group:", opposite(), this::tell)));
        }
        adding.addClassName("accord-rule-add");
        return adding;
    }

    /** A group in a group is there for the other way of counting. */
    private Match opposite() {
        return match.getValue() == Match.ALL ? Match.ANY : Match.ALL;
    }

    private Button button(String text, com.vaadin.flow.function.SerializableSupplier<PartEditor> part) {
        Button button = new Button(text, Glyph.PLUS.icon(), click -> {
            PartEditor added = part.get();
            insert(rows.size(), new PartRow(added));
            added.takeFocus();
            tell();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static String words(Match match) {
        return switch (match) {
            case ANY -> "any of these holds";
            case ALL -> "all of these hold";
            case NONE -> "none of these holds";
        };
    }

    private Set<String> used() {
        return rows.stream()
                .map(row -> row.part)
                .filter(DidEditor.class::isInstance)
                .map(part -> ((DidEditor) part).activity())
                .collect(Collectors.toSet());
    }

    /** Shows what there is already. */
    GroupEditor filled(List<Criterion> parts) {
        parts.forEach(part -> insert(rows.size(), new PartRow(editor(part))));
        return this;
    }

    /** Begins with a condition that is not finished yet. */
    GroupEditor filledWith(PartEditor part) {
        insert(rows.size(), new PartRow(part));
        return this;
    }

    private PartEditor editor(Criterion criterion) {
        return switch (criterion) {
            case Did did -> new DidEditor(choices, did, this::tell);
            case Fact fact -> new FactEditor(choices, fact, this::tell);
            case Scored scored -> new PointsEditor(choices, scored, this::tell);
            case Group group ->
                new GroupEditor(choices, depth + 1, "Group:", group.match(), this::tell).filled(group.parts());
        };
    }

    /** A single condition needs no word on how it counts with others. */
    GroupEditor quietWhileAlone() {
        head.addClassName("accord-rule-head-quiet");
        showWords();
        return this;
    }

    private void insert(int index, PartRow row) {
        rows.add(index, row);
        list.addComponentAtIndex(index, row);
        showWords();
    }

    private void takeOut(PartRow row) {
        int index = rows.indexOf(row);
        rows.remove(row);
        list.remove(row);
        showWords();
        tell();
        Notice.undoable("Condition removed", () -> {
            insert(Math.min(index, rows.size()), row);
            row.part.takeFocus();
            tell();
        });
    }

    private void showWords() {
        nothing.setVisible(rows.isEmpty());
        head.setVisible(
                !head.hasClassName("accord-rule-head-quiet") || rows.size() > 1 || match.getValue() == Match.NONE);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).word.setText(i == 0 ? "" : match.getValue() == Match.ALL ? "and" : "or");
        }
    }

    /** A condition with the word before it and the way to take it out. */
    private final class PartRow extends Div {

        private final Span word = new Span();
        private final PartEditor part;

        PartRow(PartEditor part) {
            this.part = part;
            addClassName("accord-rule-part");
            word.addClassName("accord-rule-word");
            Button remove = new Button(Glyph.CLOSE.icon(), click -> takeOut(this));
            remove.setAriaLabel(part instanceof GroupEditor ? "Remove this group" : "Remove this condition");
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(word, part, remove);
        }
    }

    /** How many conditions are not finished. */
    long unfinished() {
        return rows.stream()
                .mapToLong(row -> row.part instanceof GroupEditor group
                        ? Math.max(group.unfinished(), group.rows.isEmpty() ? 1 : 0)
                        : row.part.criterion().isPresent() ? 0 : 1)
                .sum();
    }

    /** Of the conditions that are finished. */
    Optional<Group> group() {
        List<Criterion> parts =
                rows.stream().flatMap(row -> row.part.criterion().stream()).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Group(match.getValue(), parts));
    }

    @Override
    Optional<Criterion> criterion() {
        return group().map(group -> group);
    }

    @Override
    boolean isComplete() {
        nothing.setClassName("accord-rule-missing", rows.isEmpty());
        return all(rows.stream().map(row -> row.part.isComplete()).toList()) && !rows.isEmpty();
    }

    @Override
    void takeFocus() {
        rows.stream()
                .map(row -> row.part)
                .filter(part -> !part.isComplete())
                .findFirst()
                .ifPresentOrElse(PartEditor::takeFocus, match::focus);
    }
}
