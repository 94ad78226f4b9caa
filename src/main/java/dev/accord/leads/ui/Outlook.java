package dev.accord.leads.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePreview;
import dev.accord.leads.LifecyclePreview.FigureShift;
import dev.accord.leads.LifecyclePreview.Moving;
import dev.accord.leads.StageUse;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a change will do, in plain words and numbers: to leads, to figures, and to what names the stages. */
final class Outlook extends Div {

    Outlook(LifecyclePreview preview) {
        addClassName("accord-stack");
        preview.consequences().stream()
                .filter(StageUse.Consequence::refuses)
                .forEach(consequence -> add(obstacle(consequence.text())));
        part("Leads", leads(preview));
        part("Figures", figures(preview));
        List<String> others = preview.consequences().stream()
                .filter(consequence -> !consequence.refuses())
                .map(StageUse.Consequence::text)
                .toList();
        if (!others.isEmpty()) {
            part("What else follows", others);
        }
    }

    /** Why it cannot be done. */
    static Div obstacle(String reason) {
        Div line = new Div(Glyph.MISSED.icon(), new Span(sentence(reason)));
        line.addClassNames("accord-entry", "accord-outlook-obstacle");
        return line;
    }

    private void part(String title, List<String> lines) {
        Paragraph heading = new Paragraph(title);
        heading.addClassName("accord-outlook-title");
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        add(new Div(heading, list));
    }

    private static List<String> leads(LifecyclePreview preview) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (preview.change()) {
                    case LifecycleChange.Adopt it ->
                        "There %s in all stages.".formatted(many(preview.standing(), "is 1 lead", "are %s leads"));
                    case LifecycleChange.Split it ->
                        "%s in it now.".formatted(many(preview.standing(), "1 lead stands", "%s leads stand"));
                    default ->
                        "%s in it and its parts now."
                                .formatted(many(preview.standing(), "1 lead stands", "%s leads stand"));
                });
        for (Moving moving : preview.moving()) {
            lines.add("%s from %s to %s."
                    .formatted(many(moving.leads(), "1 moves", "%s move"), moving.from(), moving.to()));
        }
        long staying = preview.standing() - preview.movingLeads();
        if (preview.moving().isEmpty()) {
            lines.add("None of them moves.");
        } else if (staying > 0) {
            lines.add(
                    "%s where %s.".formatted(many(staying, "1 stays", "%s stay"), staying == 1 ? "it is" : "they are"));
        }
        return lines;
    }

    private static List<String> figures(LifecyclePreview preview) {
        if (preview.figures().isEmpty()) {
            return List.of("No figure changes: whoever passed a stage has passed it at the same time as before.");
        }
        List<String> lines = new ArrayList<>();
        for (FigureShift shift : preview.figures()) {
            List<String> parts = new ArrayList<>();
            say(
                    parts,
                    shift.added(),
                    "1 lead more counts as having passed it, in the past",
                    "%s leads more count as having passed it, in the past");
            say(
                    parts,
                    shift.today(),
                    "1 lead passes it for the first time, now",
                    "%s leads pass it for the first time, now");
            say(
                    parts,
                    shift.removed(),
                    "1 lead no longer counts as having passed it",
                    "%s leads no longer count as having passed it");
            say(
                    parts,
                    shift.moved(),
                    "1 lead passed it at another time than it was told so far",
                    "%s leads passed it at another time than it was told so far");
            say(
                    parts,
                    shift.retold(),
                    "1 lead is told anew as having skipped it or not",
                    "%s leads are told anew as having skipped it or not");
            lines.add(shift.label() + ": " + String.join("; ", parts) + ".");
        }
        lines.add("Conversions from and to %s change by that; all others stay."
                .formatted(preview.figures().size() == 1 ? "this stage" : "these stages"));
        return lines;
    }

    private static void say(List<String> parts, long leads, String one, String several) {
        if (leads > 0) {
            parts.add(many(leads, one, several));
        }
    }

    private static String many(long count, String one, String several) {
        return count == 1 ? one : several.formatted(FigureText.count(count));
    }

    /** Refusals are written to stand after a colon; here they stand alone. */
    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT)
                + reason.substring(1)
                + (reason.endsWith(".") ? "" : ".");
    }
}
