package dev.accord.leads.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.leads.LeadBook.Standing;
import dev.accord.ui.FigureText;
import dev.accord.ui.StateTag;
import java.time.ZoneId;

/** Why a lead stands where it stands, and by which version of the definition. */
final class StandingPanel extends Div {

    StandingPanel(Standing standing, ZoneId zone) {
        addClassName("accord-stack");
        Paragraph reason = new Paragraph(standing.reason());
        reason.addClassName("accord-standing-reason");
        Span by = new Span((standing.who() == null ? "Accord" : standing.who()) + " · "
                + FigureText.moment(standing.since(), zone));
        by.addClassName("accord-secondary");
        Div head = new Div(new StateTag(standing.stage()), by);
        head.addClassName("accord-actions");
        add(head, reason);
        if (standing.definition() != null && standing.definitionText() != null) {
            Div definition = new Div(
                    new Anchor("definitions", standing.definition()), new Span(": " + standing.definitionText()));
            definition.addClassNames("accord-secondary", "accord-standing-definition");
            add(definition);
        }
    }
}
