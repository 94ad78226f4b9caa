package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.MeasuredTerm.Measured;
import dev.accord.glossary.RollingOut;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a term means now, and what it comes to. */
final class InForcePanel extends Div {

    InForcePanel(
            TermStory story,
            Instant now,
            ZoneId zone,
            Optional<Measured> measured,
            Optional<RollingOut.Progress> rollout) {
        Panel panel = new Panel("In force");
        Optional<VersionCard> inForce = story.inForce(now);
        inForce.ifPresentOrElse(
                version -> {
                    panel.actions(new StateTag("v" + version.version(), StateTag.Tone.ACTUAL));
                    panel.add(new VersionText(version));
                    if (version.criteria().isPresent()) {
                        panel.add(quiet(DefinitionTexts.lapse(version.says().lapse())));
                    }
                },
                () -> panel.add(new EmptyState(
                        "No version is in force yet",
                        "Propose what it means. It takes effect when %s signed it."
                                .formatted(
                                        DefinitionTexts.departments(story.term().departments())
                                                + (story.term().departments().size() == 1 ? " has" : " have")))));
        Optional<AgreedValue> agreed =
                inForce.flatMap(version -> Optional.ofNullable(version.says().agreed()));
        if (agreed.isPresent() || measured.isPresent()) {
            panel.add(values(agreed, measured));
        }
        inForce.ifPresent(version -> panel.add(foot(version, now, zone)));
        rollout.flatMap(InForcePanel::applied).ifPresent(words -> panel.add(quiet(words)));
        story.signedFor(now).ifPresent(later -> panel.add(later(later, now, zone)));
        add(panel);
    }

    private static Div values(Optional<AgreedValue> agreed, Optional<Measured> measured) {
        Div values = new Div(value("Agreed", new FigureLink(FigureText.orNone(agreed, DefinitionTexts::agreed)), ""));
        measured.ifPresent(today -> values.add(
                value("Measured", new FigureLink(today.value(), today.address(), today.origin()), today.window())));
        values.addClassName("accord-agreed");
        return values;
    }

    private static Div value(String name, FigureLink figure, String note) {
        Span label = new Span(name);
        label.addClassName("accord-secondary");
        Span beside = new Span(note);
        beside.addClassName("accord-secondary");
        Div value = new Div(label, figure, beside);
        value.addClassName("accord-agreed-value");
        return value;
    }

    private static Div foot(VersionCard version, Instant now, ZoneId zone) {
        Div foot = new Div(
                new Span(DefinitionTexts.since(version, now, zone)), new Span(DefinitionTexts.signed(version, zone)));
        foot.addClassName("accord-definition-foot");
        return foot;
    }

    /** How far the rule has been applied to the leads that were there already. */
    private static Optional<String> applied(RollingOut.Progress rollout) {
        return switch (rollout.state()) {
            case WAITING -> Optional.empty();
            case RUNNING ->
                Optional.of("The rule is being applied to the leads that are there: %s of %s looked at."
                        .formatted(FigureText.count(rollout.leads()), FigureText.count(rollout.ofLeads())));
            case DONE ->
                Optional.of("The rule was applied to %s leads: %s entered the stage%s."
                        .formatted(
                                FigureText.count(rollout.leads()),
                                FigureText.count(rollout.entered()),
                                rollout.proposed() == 0
                                        ? ""
                                        : ", marketing was asked about " + FigureText.count(rollout.proposed())));
        };
    }

    private static Section later(VersionCard version, Instant now, ZoneId zone) {
        Section later = new Section(
                new H3(DefinitionTexts.label(version, now, zone)), new VersionText(version), foot(version, now, zone));
        later.setAriaLabel("The next version");
        later.addClassName("accord-version-later");
        return later;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassNames("accord-secondary", "accord-definition-note");
        return paragraph;
    }
}
