package dev.accord.glossary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.glossary.Signature;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.people.DepartmentCard;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.time.ZoneId;
import java.util.Optional;

/** Who has signed a draft, whose signature is missing, and which one is void. */
final class SignatureList extends UnorderedList {

    private final VersionCard draft;
    private final ZoneId zone;

    SignatureList(
            TermStory story,
            VersionCard draft,
            ZoneId zone,
            SerializablePredicate<DepartmentCard> maySign,
            SerializableConsumer<DepartmentCard> sign) {
        this.draft = draft;
        this.zone = zone;
        addClassName("accord-signatures");
        for (DepartmentCard department : story.term().departments()) {
            Optional<Signature> valid = of(department, true);
            Optional<Signature> outdated = of(department, false);
            ListItem item = new ListItem();
            valid.ifPresentOrElse(
                    signature -> item.add(line(Glyph.CHECK, department, "signed by " + by(signature))),
                    () -> item.add(line(
                            outdated.isPresent() ? Glyph.WARNING : Glyph.CLOCK,
                            department,
                            outdated.map(this::voided).orElse("not signed yet"))));
            if (valid.isEmpty() && maySign.test(department)) {
                Button button = new Button("Sign for " + department.name(), click -> sign.accept(department));
                button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
                item.add(button);
            }
            add(item);
        }
    }

    private Optional<Signature> of(DepartmentCard department, boolean valid) {
        return (valid ? draft.valid() : draft.outdated())
                .stream()
                        .filter(one -> one.department().equals(department.code()))
                        .findFirst();
    }

    private static Component line(Glyph glyph, DepartmentCard department, String words) {
        Span name = new Span(department.name());
        name.addClassName("accord-strong");
        Div line = new Div(glyph.icon(), name, new Span(words));
        line.addClassName("accord-signature");
        return line;
    }

    private String by(Signature signature) {
        return "%s on %s".formatted(signature.person(), FigureText.moment(signature.at(), zone));
    }

    private String voided(Signature signature) {
        VersionCard.Stamp revised = draft.revised();
        return "signed by %s; void, because %s changed the draft afterwards%s"
                .formatted(
                        by(signature),
                        DefinitionTexts.person(revised == null ? null : revised.person()),
                        revised == null ? "" : ", on " + FigureText.moment(revised.at(), zone));
    }
}
