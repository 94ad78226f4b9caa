package dev.accord.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import dev.accord.shared.Recorded;
import dev.accord.testing.TestLeads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole day of a rep before the queue: 20 leads, without one use of the mouse and with the focus always in sight. */
class DayOfARepJourney extends Portal {

    private static final int LEADS = 20;

    /** Whether what has the focus, or a part around it, is on the screen and shows a ring. */
    private static final String FOCUS_IS_VISIBLE = """
            () => {
              let focused = document.activeElement;
              while (focused?.shadowRoot?.activeElement) {
                focused = focused.shadowRoot.activeElement;
              }
              if (!focused || focused === document.body) {
                return false;
              }
              const box = focused.getBoundingClientRect();
              if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
                return false;
              }
              const rings = (element, part) => {
                const style = getComputedStyle(element, part);
                return (!part || style.content !== 'none')
                  && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
              };
              let near = focused;
              for (let steps = 0; near instanceof Element && steps < 6; steps++) {
                if (rings(near) || rings(near, '::before') || rings(near, '::after')) {
                  return true;
                }
                near = near.assignedSlot ?? near.parentElement ?? near.getRootNode().host;
              }
              return false;
            }
            """;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Directory directory;

    @Autowired
    Acting acting;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Id rep = new Id(1);
    private long waiting;
    private int attempts;

    @BeforeEach
    void twentyLeadsAreOfferedToTheRep() {
        rep = named("rep");
        Set<Id> recorded = new HashSet<>(acting.as(
                named("marketing-lead"),
                () -> leads
                        .record(
                                IntStream.range(0, LEADS)
                                        .mapToObj(i -> TestLeads.standingIn("day" + i, "SQL", clock.instant()))
                                        .toList(),
                                true)
                        .stream()
                        .map(Recorded::id)
                        .toList()));
        acting.as(named("sales-manager"), () -> {
            queue.open(HandoffQueue.Tab.ALL, 0, 10_000).stream()
                    .filter(item -> recorded.contains(item.leadId()))
                    .filter(item -> !rep.equals(item.assigneeId()))
                    .map(QueueItem::id)
                    .forEach(offer -> handoffs.handOn(offer, rep, "it is their day"));
            return "";
        });
        waiting = mine();
        assertThat(waiting).isGreaterThanOrEqualTo(LEADS);
    }

    @Test
    void aRepAccepts15Disputes3Snoozes2AndLogs25AttemptsByKeyboardAlone() {
        int logged = attemptsLogged();
        int accepted = decided("ACCEPTED");
        int disputed = decided("DISPUTED");
        try (Person person = signIn("rep")) {
            person.page().onDialog(dialog -> {
                throw new AssertionError("the browser asks: " + dialog.message());
            });
            watchTheMouse(person);
            person.goesTo("/handoffs", "Handoffs").findsItAccessible();
            press(person, "j");
            readsTheKeys(person);

            IntStream.range(0, 9).forEach(lead -> {
                attempt(person, "t");
                accept(person);
            });
            takesOneBack(person);
            attempt(person, "c");
            accept(person);
            acceptsThreeTogether(person);
            looksAtOneAndAcceptsIt(person);
            IntStream.range(0, 3).forEach(lead -> {
                attempt(person, "t");
                dispute(person, lead);
            });
            IntStream.range(0, 2).forEach(lead -> {
                attempt(person, "t");
                snooze(person);
            });
            logsWithANote(person);
            while (attempts < 25) {
                attempt(person, "t");
            }
            person.findsItAccessible();
            assertThat(person.page().evaluate("window.mouse"))
                    .as("uses of the mouse")
                    .isEqualTo(0);
        }
        assertThat(decided("ACCEPTED") - accepted).isEqualTo(15);
        assertThat(decided("DISPUTED") - disputed).isEqualTo(3);
        assertThat(acting.as(rep, () -> queue.open(HandoffQueue.Tab.SNOOZED, 0, 50)).stream()
                        .filter(item -> rep.equals(item.assigneeId())))
                .hasSize(2);
        assertThat(attemptsLogged() - logged).isEqualTo(25);
        assertThat(mine()).isEqualTo(waiting);
    }

    private static void watchTheMouse(Person person) {
        person.page().addInitScript("""
                window.mouse = 0;
                for (const each of ['mousedown', 'pointerdown', 'mousemove']) {
                  addEventListener(each, (event) => { window.mouse += event.isTrusted ? 1 : 0; }, true);
                }
                """);
    }

    private static void readsTheKeys(Person person) {
        press(person, "?");
        person.reads("Undo the last answer, within ten seconds");
        person.findsItAccessible();
        press(person, "Escape");
    }

    private void attempt(Person person, String key) {
        attempts++;
        int before = attemptsLogged();
        press(person, key);
        person.page().waitForCondition(() -> attemptsLogged() == before + 1);
    }

    private void accept(Person person) {
        press(person, "a");
        leaves(person, 1);
    }

    private void takesOneBack(Person person) {
        attempt(person, "t");
        accept(person);
        press(person, "u");
        leaves(person, -1);
        person.reads("Taken back");
        accept(person);
    }

    private void acceptsThreeTogether(Person person) {
        attempt(person, "t");
        press(person, "x");
        press(person, "j");
        attempt(person, "t");
        press(person, "x");
        press(person, "j");
        press(person, "x");
        person.reads("3 chosen");
        person.findsItAccessible();
        press(person, "a");
        leaves(person, 3);
        person.reads("Accepted 3 leads");
    }

    private void looksAtOneAndAcceptsIt(Person person) {
        press(person, "Enter");
        person.page().getByRole(AriaRole.COMPLEMENTARY).waitFor();
        seesTheFocus(person);
        person.findsItAccessible();
        accept(person);
        press(person, "Escape");
    }

    private void dispute(Person person, int number) {
        opens(person, "d", "Marketing researches it and says where the lead goes.", "vaadin-select");
        press(person, "ArrowDown");
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Bad fit"))
                .waitFor();
        IntStream.range(0, number).forEach(down -> press(person, "ArrowDown"));
        press(person, "Enter");
        press(person, "Tab");
        isIn(person, "vaadin-text-area");
        person.page().keyboard().type("They have three people and no plan to grow");
        toButton(person, "Dispute");
        confirms(person);
        leaves(person, 1);
    }

    private void snooze(Person person) {
        opens(person, "s", "It stays with whoever has it", "vaadin-dialog");
        person.page().keyboard().type("Back from the fair that day");
        toButton(person, "Snooze");
        confirms(person);
        leaves(person, 1);
    }

    private void logsWithANote(Person person) {
        attempts++;
        int before = attemptsLogged();
        opens(person, "l", "Logged now and under your name.", "vaadin-select");
        press(person, "Tab");
        isIn(person, "vaadin-text-area");
        person.page().keyboard().type("Wants to see the numbers of a customer like them");
        toButton(person, "Log");
        confirms(person);
        person.page().waitForCondition(() -> attemptsLogged() == before + 1);
    }

    /** What is pressed next goes into the dialog once it has taken the focus to where it asks first. */
    private static void opens(Person person, String key, String text, String first) {
        press(person, key);
        person.reads(text);
        isIn(person, first);
    }

    private static void isIn(Person person, String part) {
        person.page().waitForFunction("part => document.activeElement?.closest(part)", part);
        seesTheFocus(person);
    }

    /** The keys of the queue are back once the dialog is gone. */
    private static void confirms(Person person) {
        person.presses("Enter");
        person.page()
                .waitForFunction("() => ![...document.querySelectorAll('vaadin-dialog')].some(each => each.opened)");
        seesTheFocus(person);
    }

    /** By the tab key, as far as it takes. */
    private static void toButton(Person person, String name) {
        for (int tabs = 0; tabs < 8; tabs++) {
            press(person, "Tab");
            if (name.equals(person.page().evaluate("document.activeElement?.textContent?.trim()"))) {
                return;
            }
        }
        throw new AssertionError("the button " + name + " is not reached");
    }

    private void leaves(Person person, int rows) {
        waiting -= rows;
        try {
            person.page().waitForCondition(() -> mine() == waiting);
        } catch (TimeoutError late) {
            person.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "day-of-a-rep.png")));
            throw new AssertionError("%d leads wait for the rep, not %d".formatted(mine(), waiting), late);
        }
        seesTheFocus(person);
    }

    private static void press(Person person, String key) {
        person.presses(key);
        seesTheFocus(person);
    }

    private static void seesTheFocus(Person person) {
        person.page().waitForFunction(FOCUS_IS_VISIBLE);
    }

    private long mine() {
        return acting.as(rep, queue::counts).mine();
    }

    private int attemptsLogged() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_activity WHERE by_person_id = :rep AND source = 'accord'")
                .param("rep", rep.value())
                .query(Integer.class)
                .single();
    }

    private int decided(String state) {
        return jdbc.sql("SELECT COUNT(*) FROM handoff WHERE state = :state AND decided_by = :rep")
                .param("state", state)
                .param("rep", rep.value())
                .query(Integer.class)
                .single();
    }

    private Id named(String username) {
        return acting.asPortal(() -> directory.named(username))
                .map(PersonCard::id)
                .orElseThrow();
    }
}
