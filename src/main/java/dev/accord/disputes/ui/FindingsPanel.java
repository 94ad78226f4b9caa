package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableBiConsumer;
import dev.accord.disputes.DisputeBoard.Finding;
import dev.accord.disputes.FindingKind;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Panel;
import dev.accord.ui.Timeline;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;

/** What the research has found so far, and the place to add to it. */
final class FindingsPanel extends Div {

    /** What somebody wants to add. */
    record Found(FindingKind kind, String text) implements Serializable {}

    private static final int LONGEST = 2000;

    private final RadioButtonGroup<FindingKind> kind = new RadioButtonGroup<>("Kind");
    private final TextArea text = new TextArea("What did you find out?");

    private final Div list = new Div();
    private final ZoneId zone;

    FindingsPanel(boolean mayAdd, ZoneId zone, SerializableBiConsumer<FindingsPanel, Found> add) {
        this.zone = zone;
        Panel panel = new Panel("Findings", list);
        if (mayAdd) {
            panel.add(form(add));
        }
        add(panel);
    }

    /** Shows what was found, and makes room for the next finding. */
    void show(List<Finding> findings) {
        list.removeAll();
        text.clear();
        if (findings.isEmpty()) {
            Paragraph nothing = new Paragraph("Nothing was noted yet.");
            nothing.addClassName("accord-secondary");
            list.add(nothing);
        } else {
            list.add(timeline(findings, zone));
        }
    }

    private static Timeline timeline(List<Finding> findings, ZoneId zone) {
        Timeline timeline = new Timeline();
        findings.forEach(found -> timeline.entry(
                glyph(found.kind()),
                found.kind().label(),
                found.foundBy(),
                FigureText.moment(found.foundAt(), zone),
                new Div(found.text())));
        return timeline;
    }

    private Section form(SerializableBiConsumer<FindingsPanel, Found> add) {
        kind.setItems(FindingKind.values());
        kind.setItemLabelGenerator(FindingKind::label);
        kind.setValue(FindingKind.NOTE);
        kind.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        text.setMinRows(3);
        text.setMaxLength(LONGEST);
        text.setManualValidation(true);
        text.setErrorMessage("Write down what was found.");
        Button button = new Button("Add finding", Glyph.PLUS.icon(), click -> {
            text.setInvalid(text.getValue().isBlank());
            if (text.isInvalid()) {
                text.focus();
            } else {
                add.accept(this, new Found(kind.getValue(), text.getValue()));
            }
        });
        Section form = new Section(kind, text, button);
        form.setAriaLabel("Add a finding");
        form.addClassName("accord-finding-form");
        return form;
    }

    private static Glyph glyph(FindingKind kind) {
        return switch (kind) {
            case NOTE -> Glyph.DEFINITION;
            case EVIDENCE -> Glyph.SEARCH;
            case ATTEMPT -> Glyph.HANDOFF;
        };
    }
}
