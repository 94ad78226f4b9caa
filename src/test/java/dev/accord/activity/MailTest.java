package dev.accord.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.accord.database.Settings;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.timetable.Piece;
import dev.accord.timetable.Retries;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** With a mail server that is a real one, within the test. */
@DatabaseTest
class MailTest {

    /** A Wednesday. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    private static final Instant SOON = TEN.plusSeconds(30);
    private static final ServerSetup DOOR = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", DOOR::getBindAddress);
        settings.add("spring.mail.port", DOOR::getPort);
        settings.add("accord.mail.from", () -> "portal@example.com");
        settings.add("accord.url", () -> "https://accord.example.com/");
    }

    @Autowired
    Settings settings;

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Leads leads;

    @Autowired
    People people;

    @Autowired
    Readers readers;

    @Autowired
    MailRounds rounds;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    GreenMail server = new GreenMail(DOOR);

    @BeforeEach
    void open() {
        players = cast.enter();
        jdbc.sql("UPDATE person SET email = CONCAT(username, '@example.com')").update();
        settings.changed(Directory.SUBJECT);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void sendsTextAndHtmlWithALinkAndTheRightHeaders() throws Exception {
        Id rep = offered(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        Id offer = new Id(jdbc.sql("SELECT id FROM handoff").query(Long.class).single());

        go(SOON);

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Offered to you: Lea Number 1, Example");
        assertThat(mail.getFrom()[0]).hasToString("Accord <portal@example.com>");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0].toString())
                .contains(rep.equals(players.rep()) ? "tess.rep@example.com" : "tess.rep2@example.com");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<mail-%s@accord.example.com>".formatted(mailId()));
        assertThat(mail.getSentDate()).isNotNull();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Offered to you: Lea Number 1, Example", "https://accord.example.com/handoffs?open=" + offer)
                .contains("3 Mar 2027, 10:00");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<a href=\"https://accord.example.com/handoffs?open=%s\">Offered to you".formatted(offer));
        assertThat(count("mail_item")).isZero();
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void letsNoNameBeginAHeaderOrAnElement() throws Exception {
        offered(TestLeads.told(
                "test",
                "evil",
                Map.of(
                        "firstName", "Eve\r\nBcc: everybody@example.com\r\n\r\n<script>alert(1)</script>",
                        "email", "eve@example.com",
                        "stage", "SQL",
                        "createdAt", "2027-03-03T09:00:00Z")));
        jdbc.sql("UPDATE person SET first_name = 'Tess\r\nBcc: others@example.com\r\nX-Evil: 1'")
                .update();
        settings.changed(Directory.SUBJECT);

        go(SOON);

        MimeMessage mail = only();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((MimeMultipart) mail.getContent())
                        .getBodyPart(1)
                        .getContent()
                        .toString())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        assertThat(GreenMailUtil.getHeaders(mail)).doesNotContainPattern("(?m)^(Bcc|X-Evil):");
    }

    @Test
    void waitsForSecondThoughtsAndForTheEndOfTheQuietHours() {
        for (Id rep : List.of(players.rep(), players.otherRep())) {
            choose(rep, Bundling.AT_ONCE, Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0))));
        }
        offered(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));

        go(SOON);
        go(TEN.plus(Duration.ofMinutes(119)));
        assertThat(server.getReceivedMessages()).isEmpty();

        go(TEN.plus(Duration.ofMinutes(120)));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void putsAllOfAnHourIntoOneEMail() throws Exception {
        choose(players.manager(), Bundling.HOURLY, Optional.empty());
        tell(players.manager(), TEN, "Ada wrote to you", Tiding.Kind.MENTION);
        tell(players.manager(), TEN.plus(Duration.ofMinutes(20)), "The dispute of Ada was upheld", Tiding.Kind.VERDICT);
        tell(players.manager(), TEN.plus(Duration.ofMinutes(40)), "Bob wrote to you", Tiding.Kind.MENTION);

        go(TEN.plus(Duration.ofMinutes(59)));
        assertThat(server.getReceivedMessages()).isEmpty();
        go(TEN.plus(Duration.ofMinutes(60)));

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("3 messages: 1 verdict, 2 mentioned");
        assertThat(((MimeMultipart) mail.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("Ada wrote to you", "The dispute of Ada was upheld", "Bob wrote to you");
    }

    @Test
    void sendsNothingThatWasSettledBeforeItWentOut() {
        Id rep = offered(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        clock.at(
                TEN.plusSeconds(5),
                () -> cast.as(
                        players.administrator(),
                        () -> events.publishEvent(new Tidings(
                                List.of(),
                                Set.of(new Id(jdbc.sql("SELECT id FROM handoff")
                                        .query(Long.class)
                                        .single()))))));

        go(SOON);

        assertThat(rep).isNotNull();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainWhenTheServerWasDownAndThenShowsItToTheAdministrator() throws Exception {
        server.stop();
        tell(players.manager(), TEN, "Ada wrote to you", Tiding.Kind.MENTION);

        Piece shut = go(SOON);
        assertThat(shut.trouble().orElseThrow()).contains("The mail server cannot be reached");
        assertThat(state()).isEqualTo("WAITING");
        assertThat(attempts()).isEqualTo(1);
        go(SOON.plusSeconds(59));
        assertThat(attempts()).isEqualTo(1);

        Instant now = SOON;
        for (int failed = 1; failed < Retries.ATTEMPTS; failed++) {
            now = now.plus(Retries.pauseAfter(failed).orElseThrow());
            go(now);
            assertThat(attempts()).isEqualTo(failed + 1);
        }
        assertThat(state()).isEqualTo("FAILED");

        server.start();
        go(now.plus(Duration.ofDays(30)));
        assertThat(server.getReceivedMessages()).isEmpty();
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().getUI().navigate("admin/mail");
            assertThat(visit.text())
                    .contains("Test Sales manager", "tess.manager@example.com", "Ada wrote to you", "Given up")
                    .contains("1 given up", "8 attempts");
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Send again")
                            .single())
                    .click();
            assertThat(visit.text()).contains("1 on their way, 0 given up", "Tried again");
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE event = 'MailSentAgain'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        go(clock.instant().plusSeconds(1));
        assertThat(only().getSubject()).isEqualTo("Ada wrote to you");
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void showsAnAddressThatCannotBeRightAndSendsTheOthers() {
        jdbc.sql("UPDATE person SET email = 'no address at all' WHERE username = 'tess.manager'")
                .update();
        settings.changed(Directory.SUBJECT);
        tell(players.manager(), TEN, "Ada wrote to you", Tiding.Kind.MENTION);
        tell(players.marketer(), TEN, "Bob wrote to you", Tiding.Kind.MENTION);

        go(SOON);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(jdbc.sql("SELECT error FROM mail WHERE state = 'WAITING'")
                        .query(String.class)
                        .single())
                .contains("AddressException");
    }

    @Test
    void writesToNobodyWhoHasLeft() {
        tell(players.manager(), TEN, "Ada wrote to you", Tiding.Kind.MENTION);
        cast.as(players.administrator(), () -> people.retire(players.manager()));

        go(SOON);

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(count("mail") + count("mail_item")).isZero();
    }

    @Test
    void aRepeatAfterADeathOfTheNodeHasTheSameMessageId() throws Exception {
        tell(players.manager(), TEN, "Ada wrote to you", Tiding.Kind.MENTION);
        // the server has taken it, and then the node dies before that is written down
        go(SOON);
        jdbc.sql("""
                        INSERT INTO mail_item (id, person_id, kind, at, text, link, about_id, due_at, mail_id)
                        SELECT 1, person_id, 'MENTION', made_at, 'Ada wrote to you', 'handoffs', 1, made_at, id FROM mail
                        """).update();
        jdbc.sql("UPDATE mail SET state = 'WAITING', ended_at = NULL").update();

        go(SOON.plusSeconds(60));

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
    }

    @Test
    void letsOneChooseOnTheAccountPage() {
        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("account");
            assertThat(visit.text()).contains("What you are told of", "E-mails go to tess.rep@example.com.");

            bundling(visit).setValue(Bundling.HOURLY);
            time(visit, "No e-mails from").setValue(LocalTime.of(20, 0));
            keep(visit);
            assertThat(time(visit, "until").getErrorMessage()).isEqualTo("Quiet hours have a beginning and an end");
            assertThat(wishes().bundling()).isEqualTo(Bundling.AT_ONCE);

            time(visit, "until").setValue(LocalTime.of(7, 0));
            keep(visit);
        }
        assertThat(wishes().bundling()).isEqualTo(Bundling.HOURLY);
        assertThat(wishes().quiet()).contains(new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0)));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Bundling> bundling(Visit visit) {
        return (RadioButtonGroup<Bundling>) visit.window()
                .find(RadioButtonGroup.class)
                .withCaption("E-mails come")
                .single();
    }

    private static TimePicker time(Visit visit, String label) {
        return visit.window().find(TimePicker.class).withCaption(label).single();
    }

    private static void keep(Visit visit) {
        visit.window()
                .test(visit.window().find(Button.class).withText("Keep this").single())
                .click();
    }

    private Wishes wishes() {
        return cast.as(players.rep(), readers::me).wishes();
    }

    private Id offered(LeadRecord lead) {
        clock.at(TEN, () -> cast.as(players.administrator(), () -> leads.record(List.of(lead), true)));
        return new Id(
                jdbc.sql("SELECT assignee_id FROM handoff").query(Long.class).single());
    }

    private void tell(Id person, Instant at, String text, Tiding.Kind kind) {
        Tiding tiding = new Tiding(kind, person, at, text, "disputes", new Id(5), Optional.empty(), Duration.ZERO);
        clock.at(
                at, () -> transaction.executeWithoutResult(status -> events.publishEvent(Tidings.of(List.of(tiding)))));
    }

    private void choose(Id person, Bundling bundling, Optional<QuietHours> quiet) {
        cast.as(
                person,
                () -> readers.choose(
                        new Wishes(Set.of(), EnumSet.allOf(Tiding.Kind.class), quiet, bundling, Optional.empty())));
    }

    /** A whole run of the timetable's, piece by piece. */
    private Piece go(Instant moment) {
        Optional<String> after = Optional.empty();
        Piece piece;
        do {
            Optional<String> from = after;
            piece = Objects.requireNonNull(clock.at(
                    moment, () -> transaction.execute(status -> acting.asPortal(() -> rounds.work(from)))));
            after = piece.next();
        } while (after.isPresent());
        return piece;
    }

    private MimeMessage only() {
        return Arrays.stream(server.getReceivedMessages())
                .reduce((one, other) -> {
                    throw new AssertionError("there are several");
                })
                .orElseThrow();
    }

    private String state() {
        return jdbc.sql("SELECT state FROM mail").query(String.class).single();
    }

    private int attempts() {
        return jdbc.sql("SELECT attempts FROM mail").query(Integer.class).single();
    }

    private long mailId() {
        return jdbc.sql("SELECT id FROM mail").query(Long.class).single();
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
