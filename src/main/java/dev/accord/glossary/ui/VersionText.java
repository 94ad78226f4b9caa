package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.criteria.Wording;

/** What a version says: the text, and the rule in words where the portal acts by one. */
final class VersionText extends Div {

    VersionText(VersionCard version) {
        addClassName("accord-version");
        Paragraph text = new Paragraph(version.says().body());
        text.addClassName("accord-definition");
        add(text);
        version.criteria().ifPresent(criteria -> add(rule(Wording.sentence(criteria))));
    }

    static Paragraph rule(String sentence) {
        Span label = new Span("Rule");
        label.addClassName("accord-rule-label");
        Paragraph rule = new Paragraph(label, new Span(" " + sentence));
        rule.addClassName("accord-rule-words");
        return rule;
    }
}
