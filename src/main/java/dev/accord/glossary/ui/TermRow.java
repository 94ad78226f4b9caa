package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.ui.FigureText;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** One term in the list: what it means now, since when, who signed it, and whether a draft waits. */
final class TermRow extends Article {

    TermRow(TermStory story, Instant now, ZoneId zone) {
        addClassName("accord-term");
        Optional<VersionCard> inForce = story.inForce(now);
        Div head = new Div(new H2(
                new Anchor(DefinitionTexts.address(story.term()), story.term().name())));
        head.addClassName("accord-term-head");
        inForce.ifPresent(
                version -> head.add(new StateTag("v%d in force".formatted(version.version()), StateTag.Tone.ACTUAL)));
        story.signedFor(now)
                .ifPresent(later -> head.add(new StateTag("v%d from %s"
                        .formatted(
                                later.version(),
                                FigureText.day(
                                        Optional.ofNullable(later.effectiveFrom())
                                                .orElse(now),
                                        zone)))));
        story.draft()
                .ifPresent(draft -> head.add(new StateTag(DefinitionTexts.waiting(story, draft), StateTag.Tone.DUE)));
        add(head);
        inForce.ifPresentOrElse(
                version -> add(new VersionText(version), foot(story, version, now, zone)),
                () -> add(quiet("No version is in force yet.")));
    }

    private static Div foot(TermStory story, VersionCard version, Instant now, ZoneId zone) {
        Div foot = new Div(
                new Span(DefinitionTexts.since(version, now, zone)),
                new Span(DefinitionTexts.signed(version, zone)),
                new Span(DefinitionTexts.owner(story.term())));
        Optional.ofNullable(version.says().agreed())
                .ifPresent(value -> foot.addComponentAsFirst(new Span("Agreed: " + DefinitionTexts.agreed(value))));
        foot.addClassName("accord-definition-foot");
        return foot;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("accord-secondary");
        return paragraph;
    }
}
