package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Somebody who sits before the browser, signed in. */
final class Person implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final BrowserContext context;
    private final Page page;
    private final String portal;

    private Person(BrowserContext context, String portal) {
        this.context = context;
        this.page = context.newPage();
        this.portal = portal;
    }

    static Person signsIn(BrowserContext context, String portal, String username, String password) {
        Person person = new Person(context, portal);
        person.page.navigate(portal + "/login");
        person.page.locator("input[name=username]").fill(username);
        person.page.locator("input[name=password]").fill(password);
        person.page.keyboard().press("Enter");
        assertThat(person.page).not().hasURL(Pattern.compile(".*/login.*"));
        return person;
    }

    Page page() {
        return page;
    }

    /** Goes to an address and waits for the heading of the screen. */
    Person goesTo(String path, String heading) {
        page.navigate(portal + path);
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setLevel(1)))
                .isVisible();
        return this;
    }

    /** Goes to an address and waits for whatever screen is there. */
    Person goesTo(String path) {
        page.navigate(portal + path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        return this;
    }

    void follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** What stands beside a label in a list of facts. */
    Locator fact(String label) {
        return page.locator("dt")
                .and(page.getByText(label, new Page.GetByTextOptions().setExact(true)))
                .locator("xpath=following-sibling::dd[1]");
    }

    void chooses(String label, String option) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    void reads(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void presses(String key) {
        page.keyboard().press(key);
    }

    /** The whole euros that the scoreboard of a year without a goal says were won. */
    long revenueOf(int year) {
        goesTo("/?period=" + year, "Scoreboard");
        reads("No revenue goal for " + year);
        Matcher won = Pattern.compile("([\\d,]+)[\\s\\h]EUR[\\s\\h]+won in " + year)
                .matcher(page.getByRole(AriaRole.MAIN).innerText());
        return won.find() ? Long.parseLong(won.group(1).replace(",", "")) : 0;
    }

    /** No violation of WCAG 2.2 AA on what is shown now, in the light and in the dark. */
    void findsItAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            settle();
            AxeResults results = new AxeBuilder(page).withTags(WCAG).analyze();
            Assertions.assertThat(results.getViolations())
                    .as("accessibility of %s, %s", page.url(), scheme)
                    .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                            + rule.getNodes().stream()
                                    .map(node -> node.getTarget() + " " + node.getHtml())
                                    .toList())
                    .isEmpty();
        }
    }

    /** Until the server has answered and no colour is on its way to another. */
    private void settle() {
        page.waitForFunction("""
                () => Object.values(window.Vaadin?.Flow?.clients ?? {}).every((client) => !client.isActive?.())
                  && document.getAnimations().every((each) => !(each instanceof CSSTransition))
                """);
    }

    @Override
    public void close() {
        context.close();
    }
}
