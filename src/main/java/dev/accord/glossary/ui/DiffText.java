package dev.accord.glossary.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A text of which the words that the other version lacks are struck out or underlined, and named for the ear. */
final class DiffText extends Span {

    private DiffText(String tag, String name, List<WordDiff.Run> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (i > 0) {
                add(new Text(" "));
            }
            WordDiff.Run run = runs.get(i);
            if (run.differs()) {
                Span spoken = new Span(name + ": ");
                spoken.addClassName("accord-unseen");
                add(spoken, new HtmlContainer(tag, new Text(run.words())));
            } else {
                add(new Text(run.words()));
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
