package dev.accord.glossary.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A text of which the words that the other version lacks are struck out or underlined, and named for the ear. */
final class DiffText extends Span {

    private DiffText(String tag, String name, List<WordDiff.Run> runs) {
        for (int i = 0; i < runs.size(); i++) {
            WordDiff.Run run = runs.get(i);
            String words = (i == 0 ? "" : " ") + run.words();
            if (run.differs()) {
                Span spoken = new Span(" " + name + ": ");
                spoken.addClassName("accord-unseen");
                add(spoken, new HtmlContainer(tag, new Span(words.strip())), new Span(" "));
            } else {
                add(new Span(words));
            }
        }
    }

    static DiffText removed(WordDiff diff) {
        return new DiffText("del", "removed", diff.before());
    }

    static DiffText added(WordDiff diff) {
        return new DiffText("ins", "added", diff.after());
    }
}
