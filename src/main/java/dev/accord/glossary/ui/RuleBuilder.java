package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criteria.Disqualifier;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Wording;
import dev.accord.ui.Glyph;
import dev.accord.ui.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a rule by choosing, and says after each step as a sentence what it means. */
final class RuleBuilder extends Div {

    private final Choices choices;
    private final Span sentence = new Span();
    private final Div built = new Div();
    private final Div none = new Div();
    private final Div exclusions = new Div();
    private final Button exclude = new Button("Add an exclusion", Glyph.PLUS.icon());
    private final List<NeverEditor> never = new ArrayList<>();
    private GroupEditor qualifies;

    /** @param rule what there is already; empty where people decide */
    RuleBuilder(Choices choices, Optional<Criteria> rule) {
        this.choices = choices;
        addClassName("accord-rule");
        qualifies = group(Match.ANY);
        Paragraph people = new Paragraph("No rule: people decide which leads enter the stage.");
        people.addClassName("accord-secondary");
        Button write = new Button("Write a rule", Glyph.PLUS.icon(), click -> write());
        none.add(people, write);
        none.addClassName("accord-rule-none");
        exclude.addThemeVariants(ButtonVariant.SMALL);
        exclude.addClickListener(click -> exclude());
        exclusions.addClassName("accord-stack");
        built.addClassName("accord-stack");
        add(none, built);
        rule.ifPresent(criteria -> {
            qualifies = group(criteria.qualifies().match())
                    .filled(criteria.qualifies().parts());
            criteria.never().forEach(one -> add(of(one)));
        });
        compose();
        show(rule.isPresent());
    }

    private void compose() {
        Span label = new Span("Rule");
        label.addClassName("accord-rule-label");
        Paragraph words = new Paragraph(label, new Span(" "), sentence);
        words.addClassName("accord-rule-words");
        words.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        Paragraph always = new Paragraph("What keeps a lead out, whatever else holds.");
        always.addClassName("accord-secondary");
        Button remove = new Button("Remove the rule", click -> show(false));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        built.removeAll();
        built.add(qualifies, new H3("Never"), always, exclusions, exclude, words, remove);
    }

    private GroupEditor group(Match match) {
        return new GroupEditor(choices, 1, "A lead qualifies when", match, this::say);
    }

    private void write() {
        show(true);
        qualifies.takeFocus();
    }

    private void show(boolean rule) {
        built.setVisible(rule);
        none.setVisible(!rule);
        say();
    }

    private NeverEditor of(Disqualifier disqualifier) {
        NeverEditor[] made = new NeverEditor[1];
        made[0] = NeverEditor.of(choices, disqualifier, this::say, () -> remove(made[0]));
        return made[0];
    }

    private void exclude() {
        NeverEditor[] made = new NeverEditor[1];
        made[0] = NeverEditor.blank(choices, this::say, () -> remove(made[0]));
        add(made[0]);
        made[0].takeFocus();
        say();
    }

    private void add(NeverEditor editor) {
        never.add(editor);
        exclusions.add(editor);
    }

    private void remove(NeverEditor editor) {
        never.remove(editor);
        exclusions.remove(editor);
        exclude.focus();
        say();
        Notice.undoable("Exclusion removed", () -> {
            add(editor);
            editor.takeFocus();
            say();
        });
    }

    private void say() {
        long unfinished = qualifies.unfinished()
                + never.stream().mapToLong(NeverEditor::unfinished).sum();
        String missing = unfinished == 0
                ? ""
                : unfinished == 1
                        ? " 1 condition is not finished."
                        : " %d conditions are not finished.".formatted(unfinished);
        sentence.setText(qualifies
                        .group()
                        .map(group -> Wording.sentence(criteria(group)))
                        .orElse("Nothing qualifies a lead yet.")
                + missing);
    }

    private Criteria criteria(Group group) {
        return new Criteria(
                group,
                never.stream().flatMap(editor -> editor.disqualifier().stream()).toList());
    }

    boolean hasRule() {
        return built.isVisible();
    }

    /** Marks what is missing and goes there. @return whether the rule is complete, or there is none */
    boolean isComplete() {
        if (!hasRule()) {
            return true;
        }
        boolean complete = qualifies.isComplete();
        Optional<NeverEditor> incomplete = Optional.empty();
        for (NeverEditor editor : never) {
            if (!editor.isComplete() && incomplete.isEmpty()) {
                incomplete = Optional.of(editor);
            }
        }
        if (!complete) {
            qualifies.takeFocus();
        } else {
            incomplete.ifPresent(NeverEditor::takeFocus);
        }
        return complete && incomplete.isEmpty();
    }

    /** The rule as it stands; empty where people decide. Ask only when it is complete. */
    Optional<Criteria> rule() {
        return hasRule() ? qualifies.group().map(this::criteria) : Optional.empty();
    }
}
