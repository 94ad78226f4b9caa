package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import java.time.ZoneId;
import java.util.Optional;

/** The open draft of a term: what it says, whose signature is missing, and what was said about it. */
final class DraftPanel extends Div {

    /** @param withdraw asks for the reason; empty for those who may not change the draft */
    DraftPanel(
            TermStory story,
            VersionCard draft,
            ZoneId zone,
            SignatureList signatures,
            Discussion discussion,
            Optional<Command> withdraw) {
        Panel panel = new Panel("Draft v" + draft.version());
        panel.actions(
                new StateTag("waits for " + DefinitionTexts.departments(story.missing(draft)), StateTag.Tone.DUE));
        Proposal says = draft.says();
        Facts facts = new Facts()
                .fact("Proposed", stamp(draft.proposed(), zone))
                .fact("Takes effect", DefinitionTexts.takesEffect(Optional.ofNullable(says.wantedOn())));
        Optional.ofNullable(draft.revised()).ifPresent(revised -> facts.fact("Changed", stamp(revised, zone)));
        if (draft.criteria().isPresent()) {
            facts.fact("If no longer met", DefinitionTexts.lapse(says.lapse()));
        }
        Optional.ofNullable(says.agreed()).ifPresent(value -> facts.fact("Agreed", DefinitionTexts.agreed(value)));
        facts.fact("Answers for it", Optional.ofNullable(draft.owner()).orElse(""));
        panel.add(new VersionText(draft), facts, new H3("Signatures"), signatures);
        withdraw.ifPresent(command -> panel.add(actions(story, command)));
        panel.add(discussion);
        panel.addClassName("accord-draft");
        add(panel);
    }

    private static Div actions(TermStory story, Command withdraw) {
        Anchor edit = new Anchor(DefinitionTexts.address(story.term()) + "/draft", "Change the draft");
        Button take = new Button("Withdraw", click -> withdraw.execute());
        take.addThemeVariants(ButtonVariant.TERTIARY);
        Div actions = new Div(edit, take);
        actions.addClassName("accord-actions");
        return actions;
    }

    private static String stamp(VersionCard.Stamp stamp, ZoneId zone) {
        return "%s, %s".formatted(DefinitionTexts.person(stamp.person()), FigureText.moment(stamp.at(), zone));
    }
}
