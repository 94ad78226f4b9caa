package dev.accord.ingest.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.ingest.FileForm;
import dev.accord.ingest.ImportFile;
import dev.accord.ingest.ImportRun;
import dev.accord.ingest.Imports;
import dev.accord.ingest.Preview;
import dev.accord.ingest.SavedMapping;
import dev.accord.ingest.SavedMappings;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.Facts;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;

/** Brings a file in: drop it, see what its columns mean, try it out, import it. */
@Route(value = "import", layout = MainLayout.class)
@PageTitle("Import · Accord")
@Menu(title = "Import", icon = "load", order = 80)
@StyleSheet("context://assets/import.css")
@RolesAllowed({"MARKETER", "MARKETING_LEAD", "SALES_MANAGER", "ADMIN"})
class ImportView extends Screen {

    private final Imports imports;
    private final SavedMappings mappings;
    private final ZoneId zone;
    private final String currency;
    private final FileDrop drop;
    private final Div reading = new Div();
    private final Div result = new Div();
    private final PastImports past;
    private Optional<DroppedFile> dropped = Optional.empty();
    private Optional<String> chosen = Optional.empty();

    ImportView(
            Imports imports,
            SavedMappings mappings,
            Acting acting,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.currency:EUR}") String currency) {
        super("Import");
        this.imports = imports;
        this.mappings = mappings;
        this.zone = zone;
        this.currency = currency;
        header().setLine("Any CSV, XLSX or JSON export, as it is. Try it out first: nothing is kept until you import.");
        drop = new FileDrop(kinds(acting.now().is(Role.ADMIN)), this::accept, () -> choose(Optional.empty()));
        past = new PastImports(imports, zone);
        reading.addClassName("accord-stack");
        result.addClassName("accord-stack");
        add(new Panel("File", drop), reading, result, new Panel("Past imports", past).flush());
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        dropped.ifPresent(DroppedFile::remove);
        dropped = Optional.empty();
    }

    private static List<ImportKind> kinds(boolean administrator) {
        return Stream.of(ImportKind.values())
                .filter(kind -> administrator || kind != ImportKind.PEOPLE)
                .toList();
    }

    void accept(DroppedFile file) {
        dropped.ifPresent(DroppedFile::remove);
        dropped = Optional.of(file);
        look();
    }

    private void choose(Optional<String> mapping) {
        chosen = mapping;
        look();
    }

    private void look() {
        reading.removeAll();
        result.removeAll();
        dropped.ifPresent(file -> {
            try {
                Mapping base =
                        chosen.map(mappings::named).map(SavedMapping::mapping).orElse(Mapping.NONE);
                show(file, base, imports.preview(drop.kind(), file.path(), base));
            } catch (Refused e) {
                chosen = Optional.empty();
                result.add(new Panel("This file cannot be read", new Paragraph(e.reason())));
            }
        });
    }

    private void show(DroppedFile file, Mapping base, Preview preview) {
        ImportKind kind = drop.kind();
        ColumnTable columns = new ColumnTable(preview.columns(), imports.fields(kind), kind == ImportKind.LEADS);
        ReadingForm form =
                new ReadingForm(kind, base, preview.source().isEmpty() ? "import" : preview.source(), zone, currency);
        MappingBar bar = new MappingBar(
                mappings.all().stream()
                        .filter(saved -> saved.kind() == kind)
                        .map(SavedMapping::name)
                        .toList(),
                chosen,
                this::choose,
                () -> save(form.said(columns.chosen())),
                this::delete);
        Button attempt = new Button("Try it out", click -> run(file, preview, columns, form, true));
        Button bring = new Button("Import", click -> run(file, preview, columns, form, false));
        bring.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(attempt, bring);
        actions.addClassName("accord-actions");
        reading.add(
                new Panel(file.name(), facts(preview), bar, form, actions),
                new Panel("What the columns mean", columns).flush());
    }

    private static Facts facts(Preview preview) {
        Facts facts = new Facts().fact("Seems to be", preview.export());
        return preview.form() == FileForm.CSV
                ? facts.fact("Encoding", preview.encoding()).fact("Separator", separator(preview.separator()))
                : facts.fact("Kind of file", preview.form().label());
    }

    private void save(Mapping mapping) {
        ImportKind kind = drop.kind();
        new MappingDialog(
                        chosen.orElse(""),
                        mapping.toReadableJson(),
                        (name, json) -> Attempt.succeeds(() -> choose(
                                Optional.of(mappings.save(name, kind, json).name()))))
                .open();
    }

    private void delete() {
        chosen.ifPresent(name -> Confirmation.ask(
                "Delete the mapping \"" + name + "\"?",
                "Programs that name it are refused from now on. What was imported by it stays.",
                "Delete",
                () -> {
                    if (Attempt.succeeds(() -> mappings.remove(name))) {
                        choose(Optional.empty());
                    }
                }));
    }

    private void run(DroppedFile file, Preview preview, ColumnTable columns, ReadingForm form, boolean dryRun) {
        result.removeAll();
        try {
            Mapping mapping = form.mapping(preview, columns.chosen());
            ImportRun run = imports.begin(
                    new ImportFile(drop.kind(), file.name(), file.copy(), mapping, dryRun, form.offers()));
            result.add(new Panel(
                    dryRun ? "Tried out: nothing was kept" : "Import",
                    new RunPanel(imports, run.id(), past.getDataProvider()::refreshAll)));
        } catch (Refused e) {
            Notice.refused(e.reason());
            result.add(new Panel("Not imported", new Paragraph(e.reason())));
        }
    }

    private static String separator(char cut) {
        return switch (cut) {
            case ',' -> "Comma";
            case ';' -> "Semicolon";
            case '\t' -> "Tab";
            default -> String.valueOf(cut);
        };
    }
}
