package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every screen that the navigation leads to, and those behind them, at a desk and on a phone. */
class ScreensJourney extends Portal {

    private static final int PHONE = 390;
    private static final int DESK = 1440;

    @ParameterizedTest(name = "{0} wide")
    @ValueSource(ints = {DESK, PHONE})
    void everyScreenOfTheNavigationIsAccessibleAndFitsTheWidth(int width) {
        try (Person admin = signIn("admin", window(width))) {
            List<String> paths = pathsOfTheNavigation(admin);
            assertThat(paths)
                    .contains(
                            "",
                            "boards",
                            "handoffs",
                            "disputes",
                            "leads",
                            "goals",
                            "metrics/marketing",
                            "metrics/sales")
                    .contains("definitions", "import")
                    .contains("admin/people", "admin/teams", "admin/causes", "admin/tokens", "admin/audit");
            paths.forEach(path -> looksAt(admin.goesTo("/" + path)));
        }
    }

    @ParameterizedTest(name = "{0} wide")
    @ValueSource(ints = {DESK, PHONE})
    void whatStandsBehindTheListsIsAccessibleAndFitsTheWidth(int width) {
        try (Person admin = signIn("admin", window(width))) {
            opens(linksTo("leads/", admin.goesTo("/leads", "Leads")).first(), "Timeline", admin);
            // the first that was raised, and the last that was decided
            opens(linksTo("disputes/", admin.goesTo("/disputes", "Disputes")).first(), "Claim", admin);
            opens(
                    linksTo("disputes/", admin.goesTo("/disputes?column=repositioned", "Disputes"))
                            .last(),
                    "Claim",
                    admin);
            looksAt(admin.goesTo("/disputes?view=cases", "Disputes"));
            looksAt(admin.goesTo("/disputes?view=lessons", "Disputes"));
            looksAt(admin.goesTo("/disputes?view=lessons&by=campaign&causes=claim", "Disputes"));
            looksAt(admin.goesTo("/figures/revenue?by=source&compare=year-ago", "Revenue"));
            looksAt(admin.goesTo("/figures/mql-to-sql?basis=cohort&window=90&by=source", "MQL to SQL"));
            looksAt(admin.goesTo("/definitions/SQL"));
            looksAt(admin.goesTo("/definitions/SQL/draft"));
            looksAt(admin.goesTo("/admin/contracts/draft", "Draft a handoff contract"));
            looksAt(admin.goesTo("/admin/api/putLead"));
            looksAt(admin.goesTo("/admin/api/listHandoffs"));
            looksAt(admin.goesTo("/leads/changes", "Recent bulk changes"));
            looksAt(admin.goesTo("/leads/duplicates", "Duplicates"));
            looksAt(admin.goesTo("/account", "Your account"));
        }
    }

    @ParameterizedTest(name = "{0} wide")
    @ValueSource(ints = {DESK, PHONE})
    void theOpenPanelOfTheQueueIsAccessibleAndFitsTheWidth(int width) {
        try (Person rep = signIn("rep", window(width))) {
            rep.goesTo("/handoffs?tab=all", "Handoffs");
            rep.presses("j");
            rep.presses("Enter");
            assertThat(rep.page().getByRole(AriaRole.COMPLEMENTARY)).isVisible();
            looksAt(rep);
        }
    }

    @ParameterizedTest(name = "{0} wide")
    @ValueSource(ints = {DESK, PHONE})
    void aBoardIsAccessibleAndFitsTheWidthWhileItIsArrangedAndAfterwards(int width) {
        try (Person admin = signIn("admin", window(width))) {
            admin.goesTo("/boards", "Boards");
            admin.button("New board").click();
            admin.field("Name").fill("Seen at " + width);
            admin.button("Make it").click();
            admin.reads("Nothing stands on this board yet");
            admin.button("Add a tile").click();
            looksAt(admin);
            admin.button("Add it").click();
            assertThat(admin.button("Remove: Leads generated")).isVisible();
            admin.button("Add a tile").click();
            admin.chooses("Shows", "The largest parts by channel");
            admin.button("Add it").click();
            assertThat(admin.button("Remove: Leads generated, by channel")).isVisible();
            looksAt(admin);
            admin.button("Done").click();
            assertThat(admin.button("Arrange")).isVisible();
            looksAt(admin);
            looksAt(admin.goesTo("/boards", "Boards"));
        }
    }

    private static Browser.NewContextOptions window(int width) {
        return new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 844 : 900);
    }

    @SuppressWarnings("unchecked")
    private static List<String> pathsOfTheNavigation(Person person) {
        Locator items = person.goesTo("/", "Scoreboard").page().locator("vaadin-side-nav-item");
        assertThat(items.first()).isAttached();
        return (List<String>) items.evaluateAll("items => items.map((item) => item.getAttribute('path') ?? '')");
    }

    /** Links to records, not to the other pages of that part of the portal. */
    private static Locator linksTo(String path, Person person) {
        return person.page().locator("a[href^='" + path + "']:not([href*='duplicates']):not([href*='changes'])");
    }

    private static void opens(Locator link, String then, Person person) {
        link.click();
        person.reads(then);
        looksAt(person);
    }

    private static void looksAt(Person person) {
        person.findsItAccessible();
        Object overhang =
                person.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overhang).intValue())
                .as("overhang of " + person.page().url())
                .isZero();
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
