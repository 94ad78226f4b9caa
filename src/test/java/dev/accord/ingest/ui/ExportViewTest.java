package dev.accord.ingest.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ExportViewTest {

    @TempDir
    Path folder;

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Test
    void offersEverythingAndSaysWhyAFileIsNotTaken() throws IOException {
        cast.enter();
        Path file = Files.writeString(folder.resolve("leads.zip"), "no zip");
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(ExportView.class);
            assertThat(visit.text()).contains("Download everything");

            visit.window().find(ExportView.class).single().accept(new DroppedFile("leads.zip", file.toFile()));
            UI ui = visit.window().getUI();
            await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
                ComponentUtil.fireEvent(ui, new PollEvent(ui, false));
                return visit.text().contains("no full export of Accord");
            });
            assertThat(visit.text()).contains("Broke off");
        }
    }
}
