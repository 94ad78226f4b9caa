package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.glossary.DraftComment;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.List;

/** What was said about a draft, and the place to say something. */
final class Discussion extends Section {

    private static final int LONGEST = 2000;

    private Discussion(List<DraftComment> comments, ZoneId zone) {
        setAriaLabel("Discussion");
        addClassName("accord-discussion");
        add(new H3("Discussion"));
        if (comments.isEmpty()) {
            Paragraph nothing = new Paragraph("Nobody has said anything yet.");
            nothing.addClassName("accord-secondary");
            add(nothing);
        } else {
            add(said(comments, zone));
        }
    }

    /** To read and to add to: {@code say} is given what the person wants to say. */
    static Discussion open(List<DraftComment> comments, ZoneId zone, SerializableConsumer<String> say) {
        Discussion discussion = new Discussion(comments, zone);
        TextArea text = new TextArea("Your comment");
        text.setMaxLength(LONGEST);
        text.setHelperText("@ and a log-in name tells that person.");
        text.setManualValidation(true);
        text.setErrorMessage("Write down what you want to say.");
        Button button = new Button("Comment", click -> {
            text.setInvalid(text.getValue().isBlank());
            if (text.isInvalid()) {
                text.focus();
            } else {
                say.accept(text.getValue());
            }
        });
        Div form = new Div(text, button);
        form.addClassName("accord-comment-form");
        discussion.add(form);
        return discussion;
    }

    static Timeline said(List<DraftComment> comments, ZoneId zone) {
        Timeline timeline = new Timeline();
        comments.forEach(comment -> {
            Div text = new Div(comment.text());
            text.addClassName("accord-comment");
            timeline.entry(Glyph.LEAD, comment.person(), "said", FigureText.moment(comment.at(), zone), text);
        });
        return timeline;
    }
}
