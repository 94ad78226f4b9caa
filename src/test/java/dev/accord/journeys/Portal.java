package dev.accord.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal with the demo's story, on the production build, and a real Chromium before it. */
@DatabaseTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"accord.demo=true", "server.address=127.0.0.1"})
@FreshData(FreshData.Before.EACH_CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Portal {

    private static final String DEMO_PASSWORD = "accord-demo";

    /** How long at most something is awaited that the server does, such as an import; a busy machine takes its time. */
    private static final double PATIENCE_IN_MILLISECONDS = 60_000;

    @LocalServerPort
    int port;

    private Optional<Playwright> playwright = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    @BeforeAll
    void openTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
        Playwright opened = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = Optional.of(opened);
        String chromium = Optional.ofNullable(System.getenv("ACCORD_CHROMIUM")).orElse("/usr/bin/chromium");
        browser = Optional.of(opened.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync"))));
    }

    @AfterAll
    void closeTheBrowser() {
        browser.ifPresent(Browser::close);
        playwright.ifPresent(Playwright::close);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Signs in as one of the people of the demo, on a desk. */
    Person signIn(String username) {
        return signIn(username, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Person signIn(String username, Browser.NewContextOptions options) {
        BrowserContext context = browser.orElseThrow().newContext(options);
        context.setDefaultTimeout(PATIENCE_IN_MILLISECONDS);
        return Person.signsIn(context, address(), username, DEMO_PASSWORD);
    }
}
