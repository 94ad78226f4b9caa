package dev.accord.glossary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.Definitions.Glossary;
import dev.accord.glossary.Definitions.Signature;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;

/** What the words mean that both departments use, and what they meant before. */
@Route(value = "definitions", layout = MainLayout.class)
@PageTitle("Definitions · Accord")
@Menu(title = "Definitions", icon = "definition", order = 70)
@PermitAll
class DefinitionsView extends Screen {

    private final Instant now;
    private final ZoneId zone;
    private final Map<Id, List<Signature>> signatures;

    DefinitionsView(Definitions definitions, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Definitions");
        this.now = clock.instant();
        this.zone = zone;
        this.signatures = definitions.signatures().stream().collect(Collectors.groupingBy(Signature::version));
        header().setLine("What the words mean that both departments use");
        Glossary glossary = definitions.glossary();
        glossary.versions().stream().collect(Collectors.groupingBy(DefinitionVersion::term)).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(DefinitionsView::first)))
                .forEach(term -> add(panel(term.getKey(), term.getValue(), glossary)));
    }

    /** Terms stand in the order in which they were first agreed. */
    private static Id first(List<DefinitionVersion> versions) {
        return versions.getFirst().id();
    }

    private Panel panel(String term, List<DefinitionVersion> versions, Glossary glossary) {
        Panel panel = new Panel(words(term));
        Optional<DefinitionVersion> inForce = glossary.inForce(term, now);
        inForce.ifPresentOrElse(
                version -> {
                    panel.actions(new StateTag("v" + version.version() + " in force", StateTag.Tone.ACTUAL));
                    panel.add(text(version), foot(version));
                },
                () -> panel.add(new Paragraph("No version is in force yet.")));
        versions.stream()
                .filter(version -> version.effectiveFrom().isAfter(now))
                .forEach(version -> panel.add(later(version)));
        List<DefinitionVersion> earlier = versions.stream()
                .filter(version -> inForce.filter(current -> version.version() < current.version())
                        .isPresent())
                .sorted(Comparator.comparingInt(DefinitionVersion::version).reversed())
                .toList();
        if (!earlier.isEmpty()) {
            panel.add(earlier(earlier));
        }
        return panel;
    }

    private static Paragraph text(DefinitionVersion version) {
        Paragraph text = new Paragraph(version.body());
        text.addClassName("accord-definition");
        return text;
    }

    private Component foot(DefinitionVersion version) {
        Div foot = new Div(new Span(since(version)), new Span(signed(version)));
        foot.addClassName("accord-definition-foot");
        return foot;
    }

    private String since(DefinitionVersion version) {
        return version.effectiveFrom().equals(Instant.EPOCH)
                ? "Since the beginning"
                : "Since " + FigureText.day(version.effectiveFrom(), zone);
    }

    private String signed(DefinitionVersion version) {
        List<Signature> under = signatures.getOrDefault(version.id(), List.of());
        return under.isEmpty()
                ? "Came with the portal, signed by nobody yet"
                : under.stream()
                        .map(one -> "%s for %s, %s"
                                .formatted(one.person(), one.department(), FigureText.day(one.at(), zone)))
                        .collect(Collectors.joining("; ", "Signed by ", ""));
    }

    private Component later(DefinitionVersion version) {
        Paragraph announced = new Paragraph("v%d takes effect on %s: %s"
                .formatted(version.version(), FigureText.day(version.effectiveFrom(), zone), version.body()));
        announced.addClassName("accord-definition-foot");
        return announced;
    }

    private Component earlier(List<DefinitionVersion> versions) {
        Div texts = new Div();
        versions.forEach(version ->
                texts.add(new Paragraph("v%d: %s".formatted(version.version(), version.body())), foot(version)));
        NativeDetails details = new NativeDetails(
                versions.size() == 1 ? "1 earlier version" : versions.size() + " earlier versions", texts);
        details.addClassName("accord-definition-earlier");
        return details;
    }

    /** Abbreviations stay as they are; of other terms the key is put into words: BOOKED_MEETING. */
    private static String words(String term) {
        if (term.length() == 3) {
            return term;
        }
        String words = term.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
