package dev.accord.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screens that everybody shares and those of the administrator, in the light and in the dark, on a phone. */
class ScreensJourney extends Portal {

    private static final Map<String, String> SCREENS = Map.ofEntries(
            Map.entry("/", "Scoreboard"),
            Map.entry("/goals", "Goals"),
            Map.entry("/definitions", "Definitions"),
            Map.entry("/import", "Import"),
            Map.entry("/admin/contracts", "Handoff contracts"),
            Map.entry("/admin/contracts/draft", "Draft a handoff contract"),
            Map.entry("/admin/lifecycle", "Lifecycle"),
            Map.entry("/admin/people", "People"),
            Map.entry("/admin/teams", "Teams"),
            Map.entry("/admin/tokens", "Tokens"),
            Map.entry("/admin/timetable", "Timetable"),
            Map.entry("/admin/audit", "Audit trail"));

    @ParameterizedTest(name = "{0}, {1} wide")
    @CsvSource({"LIGHT, 390", "DARK, 390"})
    void everyScreenIsAccessibleAndFitsTheWidth(ColorScheme scheme, int width) {
        try (Person admin = signIn(
                "admin",
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            SCREENS.forEach((path, heading) -> {
                admin.goesTo(path, heading).findsItAccessible();
                Object overhang = admin.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) overhang).intValue())
                        .as("overhang of " + path)
                        .isZero();
            });
        }
    }

    @Test
    void thePageComesWithTheHeadersOfACarefulSite() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(URI.create(address() + "/login")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
            assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
        }
    }
}
