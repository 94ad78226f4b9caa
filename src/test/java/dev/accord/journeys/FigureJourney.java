package dev.accord.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.xml.sax.InputSource;

/** A figure that somebody asks about, explained and taken along: what moved it, its records, its chart. */
class FigureJourney extends Portal {

    @Autowired
    Clock clock;

    @Test
    void anExecutiveComparesAFigureAndTakesItsChartAndItsRecordsAlong() throws IOException {
        LocalDate from = LocalDate.now(clock).minusMonths(8).withDayOfMonth(1);
        LocalDate to = from.plusMonths(6);
        try (Person executive = signIn("executive")) {
            executive.goesTo("/figures/revenue?by=month&compare=year-ago&from=" + from + "&to=" + to, "Revenue");
            executive.reads("What moved");
            executive.reads("as if all parts had grown alike");
            executive.findsItAccessible();

            Download png = download(executive, AriaRole.BUTTON, "Save the chart as PNG");
            assertThat(png.suggestedFilename()).isEqualTo("revenue.png");
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes(png))))
                    .satisfies(image -> assertThat(image.getWidth()).isEqualTo(2 * image.getHeight()));
            Download svg = download(executive, AriaRole.BUTTON, "Save the chart as SVG");
            assertThat(svg.suggestedFilename()).isEqualTo("revenue.svg");
            assertThat(text(svg))
                    .contains(">Revenue</text>")
                    .doesNotContain("var(--")
                    .satisfies(picture -> assertThat(DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(new InputSource(new StringReader(picture)))
                                    .getDocumentElement()
                                    .getTagName())
                            .isEqualTo("svg"));

            List<String> records = text(download(executive, AriaRole.LINK, "Download the records as CSV"))
                    .lines()
                    .toList();
            assertThat(records.getFirst()).startsWith("kind,id,label,at,").endsWith(",month");
            assertThat(records).hasSizeGreaterThan(10);
            Download sheet = download(executive, AriaRole.LINK, "Download the parts as XLSX");
            assertThat(sheet.suggestedFilename())
                    .isEqualTo("revenue-%s-to-%s-by-month.xlsx".formatted(from, to.minusDays(1)));
            assertThat(new String(bytes(sheet), 0, 2, StandardCharsets.US_ASCII))
                    .isEqualTo("PK");
        }
    }

    private static Download download(Person person, AriaRole role, String name) {
        return person.page()
                .waitForDownload(() -> person.page()
                        .getByRole(role, new Page.GetByRoleOptions().setName(name))
                        .click());
    }

    private static String text(Download download) throws IOException {
        return new String(bytes(download), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Download download) throws IOException {
        try (InputStream in = download.createReadStream()) {
            return in.readAllBytes();
        }
    }
}
