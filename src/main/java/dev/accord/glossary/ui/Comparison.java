package dev.accord.glossary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableBiConsumer;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.criteria.Wording;
import dev.accord.ui.Columns;
import dev.accord.ui.Facts;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Any two versions of a term side by side, with the words marked that one of them lacks. */
final class Comparison extends Div {

    /** One thing that a version says. */
    private record Aspect(String name, Function<VersionCard, String> words) {}

    private final Select<VersionCard> left = new Select<>();
    private final Select<VersionCard> right = new Select<>();
    private final Div sides = new Div();
    private final Instant now;
    private final ZoneId zone;
    private final boolean ofStage;
    private final boolean measured;

    /** @param chosen is told the numbers of the versions that the person chose */
    Comparison(TermStory story, Instant now, ZoneId zone, SerializableBiConsumer<Integer, Integer> chosen) {
        this.now = now;
        this.zone = zone;
        this.ofStage = story.term().ofStage();
        this.measured = story.term().measure() != null;
        for (Select<VersionCard> select : List.of(left, right)) {
            select.setItems(story.versions());
            select.setItemLabelGenerator(this::label);
            select.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    chosen.accept(left.getValue().version(), right.getValue().version());
                }
            });
        }
        left.setLabel("Compare");
        right.setLabel("with");
        Div choice = new Div(left, right);
        choice.addClassName("accord-compare-choice");
        add(new Panel("Versions side by side", choice, sides));
    }

    void show(VersionCard before, VersionCard after) {
        left.setValue(before);
        right.setValue(after);
        Facts older = new Facts();
        Facts younger = new Facts();
        boolean same = true;
        for (Aspect aspect : aspects()) {
            WordDiff diff =
                    new WordDiff(aspect.words().apply(before), aspect.words().apply(after));
            same &= diff.before().stream().noneMatch(WordDiff.Run::differs)
                    && diff.after().stream().noneMatch(WordDiff.Run::differs);
            older.fact(aspect.name(), DiffText.removed(diff));
            younger.fact(aspect.name(), DiffText.added(diff));
        }
        sides.removeAll();
        sides.add(new Columns(side(before, older), side(after, younger)));
        Paragraph key = new Paragraph(
                same
                        ? "Both say the same."
                        : "Struck out: only in v%d. Underlined: only in v%d."
                                .formatted(before.version(), after.version()));
        key.addClassName("accord-secondary");
        sides.add(key);
    }

    private List<Aspect> aspects() {
        Aspect text = new Aspect("Text", version -> version.says().body());
        Aspect owner = new Aspect(
                "Answers for it",
                version -> Optional.ofNullable(version.owner()).orElse("Nobody named"));
        Aspect rule = new Aspect(
                "Rule", version -> version.criteria().map(Wording::sentence).orElse("None: people decide."));
        Aspect lapse = new Aspect(
                "If no longer met",
                version -> version.criteria().isEmpty()
                        ? "Nothing: people decide."
                        : DefinitionTexts.lapse(version.says().lapse()));
        Aspect agreed = new Aspect(
                "Agreed value",
                version -> Optional.ofNullable(version.says().agreed())
                        .map(DefinitionTexts::agreed)
                        .orElse("None"));
        if (ofStage) {
            return List.of(text, rule, lapse, owner);
        }
        return measured ? List.of(text, agreed, owner) : List.of(text, owner);
    }

    private Component side(VersionCard version, Facts facts) {
        Section side = new Section(new H3(label(version)), facts);
        side.setAriaLabel("v" + version.version());
        side.addClassName("accord-compare-side");
        return side;
    }

    private String label(VersionCard version) {
        return DefinitionTexts.label(version, now, zone);
    }
}
