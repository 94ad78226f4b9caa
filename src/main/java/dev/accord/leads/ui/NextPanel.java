package dev.accord.leads.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.accord.leads.LeadBook.Ahead;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadStory.NextStep;
import dev.accord.ui.ClockBadge;
import dev.accord.ui.FigureText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What happens next with a lead, who does it and until when. */
final class NextPanel extends Section {

    /** @param ahead to which stage the lead goes on when nothing is open */
    NextPanel(LeadCard lead, Optional<NextStep> next, Optional<Ahead> ahead, Instant now, ZoneId zone) {
        addClassName("accord-next");
        setAriaLabel("What happens next");
        next.ifPresentOrElse(step -> show(step, now, zone), () -> rest(lead, ahead, now, zone));
    }

    private void show(NextStep step, Instant now, ZoneId zone) {
        Div foot = new Div(quiet("Responsible: "), new Span(step.responsible()));
        if (step.dueAt() != null) {
            Instant warn = step.warnAt() == null ? step.dueAt() : step.warnAt();
            foot.add(ClockBadge.due(step.dueAt(), warn, now, zone));
        }
        add(new Div(label("Next"), new Paragraph(step.instruction()), line(foot)), open(step));
    }

    private void rest(LeadCard lead, Optional<Ahead> ahead, Instant now, ZoneId zone) {
        addClassName("accord-next-quiet");
        Optional<Instant> rest = Optional.ofNullable(lead.coolOffUntil()).filter(until -> until.isAfter(now));
        String words = rest.map(until ->
                        "It cools off until %s; nobody bothers it before.".formatted(FigureText.day(until, zone)))
                .or(() -> ahead.map(stage -> "On to " + stage.stage() + "."))
                .orElse("No offer and no dispute is open.");
        Div text = new Div(label("Next"), new Paragraph(words));
        ahead.filter(stage -> rest.isEmpty() && stage.definitionText() != null)
                .ifPresent(stage -> text.add(line(new Div(new Span(
                        quiet("When it meets "),
                        new Anchor("definitions", String.valueOf(stage.definition())),
                        quiet(": " + stage.definitionText()))))));
        text.add(line(
                new Div(quiet("Responsible: "), new Span(lead.ownerName() == null ? "nobody yet" : lead.ownerName()))));
        add(text);
    }

    private static Anchor open(NextStep step) {
        String words = step.link().startsWith("handoffs")
                ? "Open the handoff"
                : step.link().startsWith("disputes") ? "Open the dispute" : "Decide";
        Anchor open = new Anchor(step.link(), words);
        open.addClassName("accord-next-link");
        return open;
    }

    private static Span label(String text) {
        Span label = quiet(text);
        label.addClassName("accord-next-label");
        return label;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("accord-secondary");
        return span;
    }

    private static Div line(Div foot) {
        foot.addClassName("accord-next-foot");
        return foot;
    }
}
