package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Research;
import dev.accord.disputes.Verdict;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.portability.PersonalData;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person is written about wherever the portal lets somebody write. All of it is in what the person is given, and none of
 * it is anywhere in the database once the person is forgotten.
 */
@DatabaseTest
class ForgottenEverywhereTest {

    /** Part of whatever is written about the person, and of nothing else. */
    private static final String SECRET = "quillfeather";

    private static final byte[] PDF = ("%PDF-1.7 about " + SECRET).getBytes(StandardCharsets.US_ASCII);

    /** Follows from the rest, or is for the portal alone. */
    private static final Set<String> DERIVED =
            Set.of("lead_word.word", "lead_record.email_key", "dispute_file_part.content");

    private static final Period EVER = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), ZoneOffset.UTC);

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Merges merges;

    @Autowired
    Activities activities;

    @Autowired
    Opportunities opportunities;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeBoard board;

    @Autowired
    Research research;

    @Autowired
    DisputeFiles files;

    @Autowired
    Imports imports;

    @Autowired
    SourceDeliveries deliveries;

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    Figures figures;

    @Autowired
    PersonalData personalData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    Cast.Players players;
    Id lead;

    @BeforeEach
    void everybodyWritesAboutThePerson() throws IOException {
        players = cast.enter();
        lead = recorded("crm", "1", Map.of("stage", "SQL", "attribute.hobby", "collects " + SECRET));
        recorded(
                "crm",
                "1",
                Map.of("stage", "SQL", "attribute.hobby", "sells " + SECRET, "jobTitle", "Head of " + SECRET));
        Id other = recorded("web", SECRET + "-7", Map.of("campaign", "Spring"));
        cast.as(players.administrator(), () -> {
            merges.merge(new MergeChoice(lead, other, Set.of(), "both are " + SECRET));
            activities.record(
                    List.of(new ActivityRecord(
                            "crm",
                            "A1",
                            lead,
                            "VISIT",
                            clock.instant(),
                            Optional.of("INBOUND"),
                            Optional.empty(),
                            Optional.of("/welcome?name=" + SECRET),
                            Optional.of("Says to be " + SECRET),
                            Optional.empty(),
                            Optional.empty())),
                    false);
        });
        Id offer = offer(lead).orElseThrow();
        cast.as(players.rep(), () -> handoffs.dispute(offer, Cause.NO_BUDGET, "Call me, says " + SECRET));
        Id dispute = cast.as(players.rep(), () -> board.of(lead)).getFirst().id();
        cast.as(players.marketer(), () -> {
            disputes.research(dispute);
            research.find(dispute, FindingKind.NOTE, "Spoke with " + SECRET);
        });
        Path file = Files.write(folder.resolve("sent"), PDF);
        cast.as(players.marketer(), () -> files.attach(dispute, "mail of " + SECRET + ".pdf", SECRET, file));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                false,
                                Cause.BAD_TIMING,
                                SECRET + " is ready",
                                new Verdict.BackToSameRep(),
                                Optional.empty())));
        cast.as(players.administrator(), () -> {
            opportunities.record(
                    List.of(new OpportunityRecord(
                            "crm",
                            "O1",
                            Optional.of(lead),
                            Optional.of("Deal with " + SECRET),
                            Optional.of(SECRET + " Ltd"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new Money(new BigDecimal("100"), Currency.getInstance("EUR"))),
                            Optional.of(clock.instant()),
                            Optional.empty(),
                            Optional.of(clock.instant()),
                            Optional.empty(),
                            OpportunityRecord.Outcome.LOST,
                            Optional.of(SECRET + " has no money"))),
                    false);
        });
        bringIn("source,externalId,email,createdAt\ncrm,9," + SECRET + "@example.org,on some day\n");
        answerAgain();
        post();
    }

    /** Something that was posted to a source address and refused with words that came with it. */
    private void post() {
        jdbc.sql("""
                        INSERT INTO source_address (id, name, mapping, key_hash, made_at)
                        VALUES (78, 'Form', 'forms', REPEAT('0', 64), :now)
                        """).param("now", Timestamp.from(clock.instant())).update();
        deliveries.note(
                new Id(78),
                400,
                Optional.of("bad-mapping: there is no \"" + SECRET + "@example.org\""),
                Optional.empty());
    }

    private void bringIn(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), csv);
        cast.as(players.administrator(), () -> {
            ImportRun run =
                    imports.start(new ImportFile(ImportKind.LEADS, "leads.csv", file, Mapping.NONE, false, false));
            while (run.state() == ImportRun.State.RUNNING) {
                Thread.onSpinWait();
                run = imports.report(run.id());
            }
            assertThat(run.errors()).hasSize(1);
        });
    }

    /** An answer of the HTTP API that is kept for whoever asks for it again. */
    private void answerAgain() {
        jdbc.sql("""
                        INSERT INTO api_token (id, person_id, hash, scopes, created_at)
                        VALUES (77, :person, REPEAT('0', 64), 'read', :now)
                        """)
                .param("person", players.administrator().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        IdempotencyKeys.Claim claim = new IdempotencyKeys.Claim(new Id(77), "once");
        keys.claim(claim, "0".repeat(64));
        keys.settle(
                claim,
                new IdempotencyKeys.Answer(200, "application/json", "{\"email\":\"" + SECRET + "@example.org\"}"));
    }

    private Id recorded(String source, String externalId, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "email",
                SECRET + "@example.org",
                "firstName",
                "Ann",
                "lastName",
                SECRET,
                "company",
                SECRET + " Ltd",
                "createdAt",
                "2026-03-02T09:00:00Z"));
        facts.putAll(more);
        return cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.told(source, externalId, facts)), true)
                        .getFirst()
                        .id());
    }

    private Optional<Id> offer(Id lead) {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 500)).stream()
                .filter(item -> item.leadId().equals(lead))
                .findFirst()
                .map(QueueItem::id);
    }

    @Test
    void nothingIsLeftOfThePersonAndEveryFigureStays() {
        Set<String> before = whereItStands();
        assertThat(before)
                .contains(
                        "lead_record.last_name",
                        "lead_activity.url",
                        "lead_attribute.value",
                        "lead_fact_change.became",
                        "opportunity.name",
                        "handoff_decision.note",
                        "dispute.claim",
                        "dispute_finding.text",
                        "dispute_file.name",
                        "dispute_file_part.content",
                        "audit_entry.summary",
                        "import_reject.cells",
                        "idempotency_key.body",
                        "source_delivery.reason",
                        "lead_merge.reason",
                        "lead_word.word");
        Map<String, String> figuresBefore = figures();

        cast.as(players.administrator(), () -> leads.erase(lead));

        assertThat(whereItStands()).isEmpty();
        assertThat(figures()).isEqualTo(figuresBefore);
    }

    @Test
    void nobodyIsToAnswerTheOfferOfWhoIsForgotten() {
        Id offered = recorded("crm", "3", Map.of("stage", "SQL"));
        assertThat(offer(offered)).isPresent();

        cast.as(players.administrator(), () -> leads.erase(offered));

        assertThat(offer(offered)).isEmpty();
    }

    @Test
    void thePersonIsGivenAllThatIsHeld() throws IOException {
        Map<String, String> given = taken();

        assertThat(given.keySet())
                .anyMatch(name -> name.matches("files/\\d+-mail of quillfeather.pdf"))
                .contains("person.json");
        assertThat(given.values()).contains(new String(PDF, StandardCharsets.UTF_8));
        String held = given.get("person.json");
        for (String place : whereItStands()) {
            String table = place.substring(0, place.indexOf('.'));
            String column = place.substring(table.length() + 1);
            // what was rejected or refused, and kept answers, are no record of the person; they go in time, or with
            // them
            if (!DERIVED.contains(place)
                    && !Set.of("import_reject", "idempotency_key", "source_delivery")
                            .contains(table)) {
                assertThat(held).as(place).contains("\"" + table + "\"", "\"" + column + "\"");
                said(place).forEach(text -> assertThat(held).as(place).contains(text));
            }
        }
    }

    @Test
    void nobodyElseIsInIt() throws IOException {
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("somebody else", "SQL", clock.instant())), true));

        assertThat(taken().get("person.json")).doesNotContain("somebody else", "password");
    }

    @Test
    void whoIsForgottenIsGivenNothing() {
        cast.as(players.administrator(), () -> leads.erase(lead));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::taken)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("erased"));
    }

    private Map<String, String> taken() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        cast.as(players.administrator(), () -> {
            try {
                personalData.write(lead, out);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        Map<String, String> files = new TreeMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Each column of the database in which the person is named. */
    private Set<String> whereItStands() {
        Set<String> places = new TreeSet<>();
        columns().forEach(place -> {
            if (!said(place).isEmpty()) {
                places.add(place);
            }
        });
        return places;
    }

    private List<String> columns() {
        return jdbc.sql("""
                        SELECT CONCAT(c.table_name, '.', c.column_name)
                          FROM information_schema.columns c
                          JOIN information_schema.tables t
                            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                         WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                           AND (c.data_type LIKE '%char' OR c.data_type LIKE '%text' OR c.data_type LIKE '%blob')
                        """).query(String.class).list();
    }

    private List<String> said(String place) {
        String table = place.substring(0, place.indexOf('.'));
        String column = place.substring(table.length() + 1);
        return jdbc.sql("SELECT CONVERT(" + column + " USING utf8mb4) FROM " + table + " WHERE LOCATE(:secret, CONVERT("
                        + column + " USING utf8mb4)) > 0")
                .param("secret", SECRET)
                .query(String.class)
                .list();
    }

    private Map<String, String> figures() {
        return cast.as(players.administrator(), () -> {
            Map<String, String> all = new TreeMap<>();
            for (Metric metric : figures.catalogue()) {
                for (Breakdown by : List.of(Breakdown.NONE, Breakdown.SOURCE, Breakdown.PERSON)) {
                    Figure figure =
                            figures.figure(metric.key(), FigureQuery.over(EVER).by(by));
                    all.put(
                            metric.key() + by,
                            "%s %s %s %d %s"
                                    .formatted(
                                            figure.value(),
                                            figure.numerator(),
                                            figure.denominator(),
                                            figure.maturing(),
                                            figure.series()));
                }
            }
            return all;
        });
    }
}
