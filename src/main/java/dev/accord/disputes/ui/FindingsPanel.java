package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeBoard.Finding;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.FindingKind;
import dev.accord.shared.Id;
import dev.accord.ui.Confirmation;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Panel;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the research has found so far, and the place to add to it. */
final class FindingsPanel extends Div {

    private final Div list = new Div();
    private final DisputeBoard board;
    private final DisputeFiles files;
    private final ResearchDesk desk;
    private final ZoneId zone;
    private final FindingRights rights;
    private final Optional<FindingForm> form;

    /**
     * What the reader may do here.
     *
     * @param all whether they may remove what others attached
     */
    record FindingRights(boolean add, boolean all, Optional<Id> me) {
        boolean remove(Finding found) {
            return add && (all || me.equals(Optional.of(found.foundById())));
        }
    }

    FindingsPanel(DisputeBoard board, DisputeFiles files, ResearchDesk desk, ZoneId zone, FindingRights rights) {
        this.board = board;
        this.files = files;
        this.desk = desk;
        this.zone = zone;
        this.rights = rights;
        form = rights.add() ? Optional.of(new FindingForm(desk, zone, this::show)) : Optional.empty();
        Panel panel = new Panel("Findings", list);
        form.ifPresent(panel::add);
        add(panel);
        show();
    }

    void takeFocus() {
        form.ifPresent(FindingForm::takeFocus);
    }

    /** Shows what was found, and makes room for the next finding. */
    private void show() {
        list.removeAll();
        List<Finding> findings = board.findings(desk.dispute());
        if (findings.isEmpty()) {
            Paragraph nothing = new Paragraph("Nothing was noted yet.");
            nothing.addClassName("accord-secondary");
            list.add(nothing);
        } else {
            Timeline timeline = new Timeline();
            findings.forEach(found -> timeline.entry(
                    glyph(found),
                    title(found),
                    found.foundBy(),
                    FigureText.moment(found.foundAt(), zone),
                    details(found)));
            list.add(timeline);
        }
        form.ifPresent(each -> each.show(board.attachable(desk.dispute())));
    }

    private static String title(Finding found) {
        return found.kind() == FindingKind.ATTEMPT && found.activity() != null
                ? "Contact attempt: " + activity(found.activity()).toLowerCase(Locale.ROOT)
                : found.kind().label();
    }

    private Component[] details(Finding found) {
        List<Component> details = new ArrayList<>();
        if (!found.text().isEmpty()) {
            details.add(new Div(found.text()));
        }
        if (found.kind() == FindingKind.EVIDENCE && found.activity() != null) {
            details.add(attached(found));
        }
        if (found.fileId() != null) {
            details.add(file(found, found.fileId()));
        }
        return details.toArray(Component[]::new);
    }

    private Div attached(Finding found) {
        String when = FigureText.orNone(Optional.ofNullable(found.activityAt()), at -> FigureText.moment(at, zone));
        Span head = new Span("%s, %s".formatted(activity(String.valueOf(found.activity())), when));
        head.addClassName("accord-secondary");
        Div quote = new Div(head);
        if (found.activityText() != null) {
            quote.add(new Div(found.activityText()));
        }
        quote.addClassName("accord-attached");
        return quote;
    }

    private Component file(Finding found, Id file) {
        String name = Objects.requireNonNullElse(found.fileName(), "file");
        if (found.fileRemoved()) {
            Span gone = new Span(name + " was removed");
            gone.addClassName("accord-secondary");
            return gone;
        }
        Div row = new Div(new FileLink(files, file, name, Objects.requireNonNullElse(found.fileBytes(), 0)));
        row.addClassName("accord-actions");
        if (rights.remove(found)) {
            Button remove = new Button(
                    "Remove",
                    click -> Confirmation.ask(
                            "Remove %s?".formatted(name),
                            "Its content is deleted for good. That it was attached stays in the findings.",
                            "Remove",
                            () -> {
                                if (desk.remove(file)) {
                                    show();
                                }
                            }));
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.setAriaLabel("Remove " + name);
            row.add(remove);
        }
        return row;
    }

    /** Activities are kept in capitals, as programs send them. */
    static String activity(String title) {
        String[] parts = title.split(": ", 2);
        String words = parts[0].replace('_', ' ').toLowerCase(Locale.ROOT);
        String type = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return parts.length == 1 ? type : type + ": " + parts[1];
    }

    private static Glyph glyph(Finding found) {
        return switch (found.kind()) {
            case NOTE -> Glyph.DEFINITION;
            case EVIDENCE -> found.fileId() == null ? Glyph.SEARCH : Glyph.LOAD;
            case ATTEMPT -> Glyph.HANDOFF;
        };
    }
}
