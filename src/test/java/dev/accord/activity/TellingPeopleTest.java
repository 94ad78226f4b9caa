package dev.accord.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.database.Settings;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Research;
import dev.accord.disputes.Verdict;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Tiding;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.OverheardQueries;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.RecurringJob;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(OverheardQueries.class)
class TellingPeopleTest {

    /** A Wednesday. Sales works from nine to five, UTC; offers are due after four of these hours. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    @Autowired
    Settings settings;

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeBoard board;

    @Autowired
    Research research;

    @Autowired
    Drafts drafts;

    @Autowired
    Notifications notifications;

    @Autowired
    Readers readers;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OverheardQueries queries;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void tellsWhoeverALeadIsOfferedToAndNobodyElse() {
        Id rep = assignee(offered("1"));

        assertThat(told(rep)).singleElement().satisfies(card -> {
            assertThat(card.kind()).isEqualTo(Tiding.Kind.OFFERED);
            assertThat(card.text()).isEqualTo("Offered to you: Lea Number 1, Example");
            assertThat(card.at()).isEqualTo(TEN);
            assertThat(card.unread()).isTrue();
        });
        assertThat(count("notification")).isEqualTo(1);
    }

    @Test
    void aLeadThatIsAcceptedIsNoNewsAnyMore() {
        Id offer = offered("1");
        Id rep = assignee(offer);

        at(TEN.plusSeconds(60), rep, () -> handoffs.accept(offer));

        assertThat(unread(rep)).isZero();
        assertThat(told(rep)).hasSize(1);
    }

    @Test
    void warnsOfWhatIsDueSoonAndSaysWhatWasMissed() {
        Id rep = assignee(offered("1"));

        runAt("handoff-clocks", TEN.plus(Duration.ofMinutes(200)));
        runAt("handoff-clocks", TEN.plus(Duration.ofMinutes(250)));

        assertThat(told(rep))
                .extracting(NotificationCard::text)
                .containsExactly(
                        "Past due: Lea Number 1, Example (the responsible person is reminded)",
                        "Due soon: Lea Number 1, Example",
                        "Offered to you: Lea Number 1, Example");
    }

    @Test
    void tellsMarketingOfADisputeAndSalesOfTheVerdict() {
        Id dispute = disputed("1");

        String words = "Test Sales rep disputed Lea Number 1, Example: No budget";
        assertThat(told(players.marketer())).extracting(NotificationCard::text).containsExactly(words);
        assertThat(told(players.marketingLead()))
                .extracting(NotificationCard::text)
                .containsExactly(words);
        assertThat(told(players.marketingLead()).getFirst().link()).isEqualTo("disputes/" + dispute);

        decide(dispute);

        assertThat(told(players.rep()).getFirst().text()).isEqualTo("The dispute of Lea Number 1, Example was upheld");
        // the one who decided knows, and there is nothing to research any more
        assertThat(unread(players.marketingLead())).isZero();
    }

    @Test
    void tellsWhoeverIsNamedInAFindingOrInTheDiscussionOfADraft() {
        Id dispute = disputed("1");
        as(
                players.marketer(),
                () -> research.find(dispute, FindingKind.NOTE, "@tess.rep2 knows them, @tess.marketer does not"));
        Id draft = cast.as(players.marketer(), () -> drafts.propose("SQL", Proposal.of("Has a budget.")));
        as(players.marketingLead(), () -> drafts.discuss(draft, "@tess.manager: can you live with it? @nobody"));

        assertThat(told(players.otherRep()))
                .extracting(NotificationCard::text)
                .contains("Test Marketer mentioned you in the dispute of Lea Number 1, Example");
        assertThat(told(players.manager())).singleElement().satisfies(card -> {
            assertThat(card.kind()).isEqualTo(Tiding.Kind.MENTION);
            assertThat(card.text()).startsWith("Test Marketing lead mentioned you in the discussion of");
            assertThat(card.link()).isEqualTo("definitions/SQL");
        });
        assertThat(jdbc.sql("SELECT COUNT(*) FROM notification WHERE kind = 'MENTION'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void keepsToWhatSomebodyChose() {
        for (Id rep : List.of(players.rep(), players.otherRep())) {
            as(
                    rep,
                    () -> readers.choose(new Wishes(
                            EnumSet.of(Tiding.Kind.MENTION),
                            Set.of(),
                            Optional.empty(),
                            Bundling.DAILY,
                            Optional.empty())));
        }

        offered("1");

        assertThat(count("notification")).isZero();
        assertThat(cast.as(players.rep(), readers::me).wishes().bell()).containsExactly(Tiding.Kind.MENTION);
    }

    @Test
    void tellsNothingThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            offered("1");
            status.setRollbackOnly();
        });

        assertThat(count("notification")).isZero();
    }

    @Test
    void tellsNothingThatIsSettledBeforeAnybodyCouldHearOfIt() {
        transaction.executeWithoutResult(status -> {
            Id offer = offered("1");
            at(TEN, assignee(offer), () -> handoffs.accept(offer));
        });

        assertThat(count("notification")).isZero();
    }

    @Test
    void aDisputeThatIsTakenBackIsNoNewsAnyMore() {
        Id offer = offered("1");
        at(TEN, players.rep(), () -> handoffs.dispute(offer, Cause.NO_BUDGET, "says the buyer"));
        assertThat(unread(players.marketingLead())).isEqualTo(1);

        at(TEN.plusSeconds(5), players.rep(), () -> handoffs.undo(offer));

        assertThat(unread(players.marketingLead())).isZero();
    }

    @Test
    void makesOneWordOfAnImportOfAHundredLeads() {
        List<LeadRecord> records = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> TestLeads.standingIn("i" + number, "SQL", TEN.minusSeconds(60)))
                .toList();

        at(TEN, players.marketer(), () -> leads.record(records, true));

        assertThat(jdbc.sql("SELECT text FROM notification WHERE link = 'handoffs'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(text -> text.matches("Offered to you: \\d+ at once"));
        assertThat(count("notification")).isLessThanOrEqualTo(Storm.CALM + 1);
    }

    @Test
    void forgetsWhoIsForgotten() {
        Id offer = offered("1");
        Id lead = lead(offer);

        as(players.administrator(), () -> leads.erase(lead));

        assertThat(count("notification")).isZero();
    }

    @Test
    void writesNoEMailWhereThereIsNoMailServer() {
        jdbc.sql("UPDATE person SET email = CONCAT(username, '@example.com')").update();
        settings.changed(Directory.SUBJECT);

        offered("1");

        assertThat(cast.as(players.rep(), readers::mailGoesOut)).isFalse();
        assertThat(count("mail_item")).isZero();
    }

    @Test
    void letsOneReadOnesOwnAndNobodyElses() {
        Id offer = offered("1");
        Id rep = assignee(offer);
        NotificationCard card = told(rep).getFirst();

        as(players.manager(), () -> notifications.read(card.id()));
        assertThat(unread(rep)).isEqualTo(1);
        as(rep, () -> notifications.read(card.id()));
        assertThat(unread(rep)).isZero();
    }

    @Test
    void letsGoOfWhatWasReadThreeMonthsAgo() {
        Id first = assignee(offered("1"));
        at(TEN, first, notifications::readAll);
        Id second = assignee(offered("2"));

        runAt("notification-cleaning", TEN.plus(Duration.ofDays(89)));
        assertThat(count("notification")).isEqualTo(2);

        runAt("notification-cleaning", TEN.plus(Duration.ofDays(91)));
        assertThat(told(second)).extracting(NotificationCard::unread).contains(true);
        assertThat(count("notification")).isEqualTo(1);
    }

    @Test
    void countsAndListsByIndex() throws Exception {
        jdbc.sql("""
                        INSERT INTO notification (id, person_id, kind, at, text, link, about_id, read_at)
                        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
                        SELECT n.i * 10 + p.place, p.id, 'OFFERED', '2027-03-01', 'x', 'handoffs', n.i, '2027-03-02'
                          FROM n JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM person) p
                        """).update();
        offered("1");
        jdbc.sql("ANALYZE TABLE notification").query().listOfRows();

        List<String> sent = queries.during(() -> as(players.rep(), () -> {
            notifications.unread();
            notifications.newest();
        }));

        assertThat(sent).anyMatch(query -> query.contains("FROM notification"));
        assertThat(OverheardQueries.fullScans(
                        sent.stream()
                                .filter(query -> query.contains("notification"))
                                .toList(),
                        database))
                .isEmpty();
    }

    private Id offered(String externalId) {
        Id lead = clock.at(
                TEN,
                () -> cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.standingIn(externalId, "SQL", TEN.minusSeconds(60))), true)
                                .getFirst()
                                .id()));
        return new Id(jdbc.sql("SELECT id FROM handoff WHERE open_lead_id = :lead")
                .param("lead", lead.value())
                .query(Long.class)
                .single());
    }

    private Id disputed(String externalId) {
        Id offer = offered(externalId);
        at(TEN, players.rep(), () -> handoffs.dispute(offer, Cause.NO_BUDGET, "says the buyer"));
        return cast.as(players.rep(), () -> board.of(lead(offer))).getFirst().id();
    }

    private void decide(Id dispute) {
        at(TEN, players.marketer(), () -> disputes.research(dispute));
        at(
                TEN,
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.NO_BUDGET,
                                "They have none.",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()),
                                Optional.empty())));
    }

    private Id assignee(Id offer) {
        return column(offer, "assignee_id");
    }

    private Id lead(Id offer) {
        return column(offer, "lead_id");
    }

    private Id column(Id offer, String name) {
        return new Id(jdbc.sql("SELECT " + name + " FROM handoff WHERE id = :offer")
                .param("offer", offer.value())
                .query(Long.class)
                .single());
    }

    private void runAt(String key, Instant moment) {
        RecurringJob job =
                jobs.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        Supplier<Integer> run =
                () -> acting.asPortal(() -> job.work(Optional.empty()).done());
        clock.at(moment, () -> transaction.execute(status -> run.get()));
    }

    private void at(Instant moment, Id person, Runnable work) {
        clock.at(moment, () -> cast.as(person, work));
    }

    private void as(Id person, Runnable work) {
        cast.as(person, work);
    }

    private List<NotificationCard> told(Id person) {
        return cast.as(person, notifications::newest);
    }

    private int unread(Id person) {
        return cast.as(person, notifications::unread);
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }
}
