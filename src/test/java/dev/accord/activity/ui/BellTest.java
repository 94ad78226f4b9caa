package dev.accord.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.popover.Popover;
import dev.accord.activity.BellRings;
import dev.accord.activity.Notifications;
import dev.accord.activity.Readers;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class BellTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    BellNews news;

    @Autowired
    BellRings rings;

    @Autowired
    Notifications notifications;

    @Autowired
    Readers readers;

    @Autowired
    PortalClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void saysHowMuchIsUnread() {
        tell(players.rep(), 3);

        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("account");
            assertThat(bell(visit)).isEqualTo("Notifications, 3 unread");
        }
        try (Visit visit = visits.of("tess.manager")) {
            visit.window().getUI().navigate("account");
            assertThat(bell(visit)).isEqualTo("Notifications");
        }
    }

    @Test
    void listsTheNewestFiftyWithTheirLinks() {
        tell(players.rep(), 60);

        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("account");
            open(visit);

            List<BellRow> rows = visit.window().find(BellRow.class).all();
            assertThat(rows).hasSize(50);
            assertThat(words(rows.getFirst())).contains("Word 60", "unread, 1 min ago");
            assertThat(link(rows.getFirst()).getHref()).isEqualTo("disputes/60");
        }
    }

    @Test
    void marksAsReadWhatIsFollowedAndAllOfItOnRequest() {
        tell(players.rep(), 3);

        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("account");
            open(visit);
            visit.window().find(BellRow.class).all().getFirst().open();
            assertThat(bell(visit)).isEqualTo("Notifications, 2 unread");

            open(visit);
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Mark all read")
                            .single())
                    .click();
            assertThat(bell(visit)).isEqualTo("Notifications");
        }
        assertThat(cast.as(players.rep(), notifications::unread)).isZero();
    }

    @Test
    void ringsOnlyForWhomItIsAndOnlyAfterTheCommit() throws InterruptedException {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        var listening = news.read(players.rep(), mine::countDown);
        var elsewhere = news.read(players.manager(), others::countDown);
        try {
            transaction.executeWithoutResult(status -> {
                tell(players.manager(), 1);
                status.setRollbackOnly();
            });
            tell(players.rep(), 1);

            assertThat(mine.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(others.getCount()).isEqualTo(1);
        } finally {
            listening.remove();
            elsewhere.remove();
        }
    }

    @Test
    void hearsWhatHappenedOnAnotherNode() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        var listening = news.read(players.rep(), rung::countDown);
        try {
            // as another node writes it after its commit
            rings.ring(List.of(players.rep()));

            assertThat(rung.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            listening.remove();
        }
    }

    @Test
    void letsOneChooseWhatTheBellSaysAndSaysThatThereIsNoMail() {
        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("account");
            assertThat(visit.text())
                    .contains("What you are told of", "No e-mails are sent: this portal has no mail server");

            kinds(visit).setValue(EnumSet.of(Tiding.Kind.OFFERED, Tiding.Kind.MENTION));
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Keep this")
                            .single())
                    .click();
        }
        assertThat(cast.as(players.rep(), readers::me).wishes().bell())
                .isEqualTo(Set.of(Tiding.Kind.OFFERED, Tiding.Kind.MENTION));
    }

    @Test
    void showsTheAdministratorThatAllIsWell() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(MailView.class);

            assertThat(visit.text())
                    .contains("Every e-mail has gone out", "This portal has no mail server")
                    .contains("0 to be put together, 0 on their way, 0 given up");
        }
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<Tiding.Kind> kinds(Visit visit) {
        return (CheckboxGroup<Tiding.Kind>) visit.window()
                .find(CheckboxGroup.class)
                .withCaption("By the bell")
                .single();
    }

    private void tell(Id person, int count) {
        Instant before = clock.instant().minusSeconds(90);
        List<Tiding> told = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Tiding(
                        // few of one kind, as many at once would become one word
                        Tiding.Kind.values()[number % 6],
                        person,
                        before.plusMillis(number),
                        "Word " + number,
                        "disputes/" + number,
                        new Id(number),
                        Optional.empty(),
                        Duration.ZERO))
                .toList();
        transaction.executeWithoutResult(status -> events.publishEvent(Tidings.of(told)));
    }

    private static void open(Visit visit) {
        visit.window().find(Popover.class).all().stream()
                .filter(popover -> popover.getAriaLabel().equals(Optional.of("Notifications")))
                .findFirst()
                .orElseThrow()
                .open();
    }

    private static String bell(Visit visit) {
        return visit.window().find(Button.class).all().stream()
                .flatMap(button -> button.getAriaLabel().stream())
                .filter(label -> label.startsWith("Notifications"))
                .findFirst()
                .orElseThrow();
    }

    private static Anchor link(BellRow row) {
        return (Anchor) row.getChildren().findFirst().orElseThrow();
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
