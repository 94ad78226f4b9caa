package dev.accord.ingest.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.xlsx.Workbooks;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ImportViewTest {

    @TempDir
    Path folder;

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void players() {
        cast.enter();
    }

    @Test
    void showsWhatTheColumnsOfADroppedFileMean() {
        look("tess.marketer", visit -> {
            drop(visit, "Record ID;First Name;Lifecycle Stage;Original Source;Shoe size\n7;Zoë;Lead;Fair;42\n");

            assertThat(visit.text())
                    .contains("leads.csv", "HubSpot contacts", "UTF-8", "Semicolon", "Zoë", "Past imports");
            assertThat(meaning(visit, "Record ID").getValue()).containsExactly("externalId");
            assertThat(meaning(visit, "Original Source").getValue()).containsExactly("channel");
            assertThat(meaning(visit, "Shoe size").getValue()).isEmpty();
        });
    }

    @Test
    void triesAFileOutBeforeItBringsItIn() {
        look("tess.marketer", visit -> {
            drop(visit, "id,company,created at,size\n1,Engines,2026-03-01,42\n2,Navy,yesterday,43\n");
            meaning(visit, "size").setValue(Set.of("attribute.size"));

            click(visit, "Try it out");
            follow(visit, "Would be created");
            assertThat(visit.text())
                    .contains("Would be created", "\"yesterday\" is not a date", "1 rejected: download");
            assertThat(leads()).isZero();

            click(visit, "Import");
            follow(visit, "Done");
            assertThat(leads()).isEqualTo(1);
            assertThat(jdbc.sql("SELECT value FROM lead_attribute WHERE name = 'size'")
                            .query(String.class)
                            .single())
                    .isEqualTo("42");
        });
    }

    @Test
    void keepsAMappingUnderANameForTheNextFile() {
        look("tess.marketer", visit -> {
            drop(visit, "nr,firm,size\n1,Engines,42\n");
            meaning(visit, "nr").setValue(Set.of("externalId"));
            meaning(visit, "firm").setValue(Set.of("company"));
            click(visit, "Save mapping");
            visit.window().find(TextField.class).withLabel("Name").single().setValue("Partners");
            TextArea text = visit.window().find(TextArea.class).single();
            text.setValue(
                    text.getValue().replace("\"constants\" : { }", "\"constants\" : { \"channel\" : \"Partner\" }"));
            click(visit, "Save");
            assertThat(saved(visit).getValue()).isEqualTo("Partners");
        });
        look("tess.manager", visit -> {
            drop(visit, "firm,nr\nNavy,2\n");
            assertThat(meaning(visit, "nr").getValue()).isEmpty();

            saved(visit).setValue("Partners");
            assertThat(meaning(visit, "nr").getValue()).containsExactly("externalId");
            click(visit, "Import");
            follow(visit, "Done");
            assertThat(jdbc.sql("SELECT channel FROM lead_record")
                            .query(String.class)
                            .list())
                    .containsExactly("Partner");

            click(visit, "Delete mapping");
            ConfirmDialog question = visit.window().find(ConfirmDialog.class).single();
            visit.window().test(question).confirm();
            assertThat(meaning(visit, "nr").getValue()).isEmpty();
            assertThat(jdbc.sql("SELECT COUNT(*) FROM import_mapping")
                            .query(Integer.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void looksIntoAWorkbook() {
        look("tess.marketer", visit -> {
            Path file = Workbooks.of("<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>company</v></c></row>"
                            + "<row><c><v>7</v></c><c t=\"str\"><v>Engines</v></c></row>")
                    .in(folder);
            visit.window().find(ImportView.class).single().accept(new DroppedFile("leads.xlsx", file.toFile()));

            assertThat(visit.text())
                    .contains("leads.xlsx", "Workbook", "Engines")
                    .doesNotContain("Separator");
            click(visit, "Import");
            follow(visit, "Done");
            assertThat(leads()).isEqualTo(1);
        });
    }

    @Test
    void saysWhyAFileCannotBeReadAndWhatIsMissing() {
        look("tess.manager", visit -> {
            drop(visit, "");
            assertThat(visit.text()).contains("This file cannot be read", "The file is empty");

            drop(visit, "company,created at\nEngines,2026-03-01\n");
            click(visit, "Import");
            assertThat(visit.text()).contains("Not imported", "No column feeds \"externalId\"");
        });
    }

    @Test
    void readsTheSameFileAnewForAnotherKind() {
        look("tess.admin", visit -> {
            drop(visit, "deal id,deal owner,close date\n1,Rae,2026-03-01\n");
            assertThat(meaning(visit, "close date").getValue()).isEmpty();

            kinds(visit).setValue(ImportKind.OPPORTUNITIES);

            assertThat(meaning(visit, "close date").getValue()).containsExactly("closedAt");
            assertThat(meaning(visit, "deal owner").getValue()).containsExactly("owner");
        });
    }

    @Test
    void letsOnlyAdministratorsImportPeople() {
        look(
                "tess.admin",
                visit -> assertThat(kinds(visit).getListDataView().getItems()).contains(ImportKind.PEOPLE));
        look(
                "tess.lead",
                visit -> assertThat(kinds(visit).getListDataView().getItems()).doesNotContain(ImportKind.PEOPLE));
    }

    @Test
    void keepsRepsAndExecutivesOut() {
        for (String username : new String[] {"tess.rep", "tess.executive"}) {
            try (Visit visit = visits.of(username)) {
                assertThatThrownBy(() -> visit.window().navigate(ImportView.class))
                        .as(username)
                        .isNotNull();
            }
        }
    }

    private void look(String username, Consumer<Visit> work) {
        try (Visit visit = visits.of(username)) {
            visit.window().navigate(ImportView.class);
            work.accept(visit);
        }
    }

    private void drop(Visit visit, String text) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "dropped", ".csv"), text);
            visit.window().find(ImportView.class).single().accept(new DroppedFile("leads.csv", file.toFile()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    /** Asks for the progress as the browser does, until the import has ended. */
    private static void follow(Visit visit, String state) {
        UI ui = visit.window().getUI();
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
            ComponentUtil.fireEvent(ui, new PollEvent(ui, false));
            return !visit.text().contains("Running") && visit.text().contains(state);
        });
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<String> meaning(Visit visit, String heading) {
        return visit.window().find(MultiSelectComboBox.class).all().stream()
                .filter(box -> box.getAriaLabel().equals(java.util.Optional.of("What " + heading + " means")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Select<ImportKind> kinds(Visit visit) {
        return visit.window().find(Select.class).single();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> saved(Visit visit) {
        return visit.window().find(ComboBox.class).all().stream()
                .filter(box -> box.getAriaLabel().equals(java.util.Optional.of("Saved mapping")))
                .findFirst()
                .orElseThrow();
    }

    private int leads() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record").query(Integer.class).single();
    }
}
