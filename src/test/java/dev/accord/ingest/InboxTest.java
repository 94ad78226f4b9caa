package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.timetable.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class InboxTest {

    @TempDir
    Path root;

    @Autowired
    Cast cast;

    @Autowired
    Acting acting;

    @Autowired
    People people;

    @Autowired
    SavedMappings mappings;

    @Autowired
    Imports imports;

    @Autowired
    ImportRuns runs;

    @Autowired
    FailedStarts failedStarts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Watch watch = new Watch();
    private Cast.Players players;
    private Inbox inbox;
    private Path folder;

    /** A clock that goes on when it is told to. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-03-05T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void anInboxWithAMapping() throws IOException {
        players = cast.enter();
        inbox = inbox();
        folder = Files.createDirectories(root.resolve("partners"));
        cast.as(players.marketer(), () -> mappings.save("partners", ImportKind.LEADS, "{\"source\": \"partners\"}"));
    }

    @Test
    void importsAFileOnceItHasStoppedGrowingAndPutsItAway() throws IOException {
        Path file = drop("leads.csv", "id,company\n1,Engines\n");

        assertThat(look().done()).isZero();
        Files.writeString(file, "id,company\n1,Engines\n2,Navy\n");
        later();
        assertThat(look().done()).isZero();
        later();
        assertThat(look().done()).isEqualTo(1);
        settled();
        Piece last = look();

        assertThat(last.trouble()).isEmpty();
        assertThat(files()).containsExactly("done/leads.csv");
        assertThat(leads()).isEqualTo(2);
        assertThat(newest().personName()).isEqualTo("Test Marketer");
        later();
        assertThat(look().done()).isZero();
        assertThat(imports()).isEqualTo(1);
    }

    @Test
    void saysWhyAFileCouldNotBeImported() throws IOException {
        drop("wrong.csv", "company\nEngines\n");

        Piece piece = bring();

        assertThat(piece.trouble()).hasValueSatisfying(why -> assertThat(why).contains("wrong.csv: missing-field"));
        assertThat(files()).containsExactly("failed/wrong.csv", "failed/wrong.csv.txt");
        assertThat(Files.readString(folder.resolve("failed/wrong.csv.txt"))).contains("No column feeds \"externalId\"");
        assertThat(newest().state()).isEqualTo(ImportRun.State.FAILED);
        assertThat(newest().failure()).contains("missing-field");
    }

    @Test
    void laysTheRejectedRowsBesideTheFile() throws IOException {
        drop("leads.csv", "id,created at\n1,2026-03-01\n2,yesterday\n");

        bring();
        settled();
        Piece piece = look();

        assertThat(piece.trouble()).contains("leads.csv: 1 rows were rejected.");
        assertThat(files()).containsExactly("done/leads.csv", "done/leads.csv-rejects.csv");
        assertThat(Files.readString(folder.resolve("done/leads.csv-rejects.csv")))
                .contains("2,yesterday,", "bad-date");
    }

    @Test
    void takesUpAnImportThatWasInterruptedAndChangesNothingTwice() throws IOException {
        drop("leads.csv", "id,company\n1,Engines\n2,Navy\n");
        bring();
        settled();
        jdbc.sql("UPDATE import_run SET state = 'FAILED', failure = 'interrupted: the portal was stopped.'")
                .update();

        look();
        assertThat(files()).as("still to be done").containsExactly("leads.csv");
        inbox = inbox(); // as after the next start
        bring();
        settled();
        look();

        assertThat(files()).containsExactly("done/leads.csv");
        assertThat(newest().unchanged()).isEqualTo(2);
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsInTheNameOfSomebodyWhoHasLeftOrMayNotImport() throws IOException {
        cast.as(players.administrator(), () -> people.retire(players.marketer()));
        drop("leads.csv", "id\n1\n");

        Piece piece = bring();

        assertThat(piece.trouble()).hasValueSatisfying(why -> assertThat(why).contains("has left"));
        assertThat(files()).containsExactly("failed/leads.csv", "failed/leads.csv.txt");
        jdbc.sql("UPDATE import_mapping SET person_id = :rep")
                .param("rep", players.rep().value())
                .update();
        drop("leads.csv", "id\n1\n");
        assertThat(bring().trouble()).hasValueSatisfying(why -> assertThat(why).contains("may not import any more"));
        assertThat(files()).contains("failed/leads (2).csv");
        assertThat(leads()).isZero();
    }

    @Test
    void leavesFilesWithoutAMappingAndThoseThatAreNotWhole() throws IOException {
        Path strange = Files.createDirectories(root.resolve("strangers"));
        Files.writeString(strange.resolve("leads.csv"), "id\n1\n");
        drop("leads.csv.part", "id\n1\n");
        drop(".leads.csv", "id\n1\n");

        assertThat(bring().trouble()).contains("There is no mapping \"strangers\" for the files in its folder.");

        assertThat(files()).containsExactly(".leads.csv", "leads.csv.part");
        assertThat(strange.resolve("leads.csv")).exists();
        assertThat(imports()).isZero();
    }

    private Inbox inbox() {
        return new Inbox(new InboxFolders(root, watch), mappings, imports, runs, failedStarts, acting, transactions);
    }

    /** As the timetable does: in a transaction, as the portal. */
    private Piece look() {
        return java.util.Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> acting.asPortal(() -> inbox.work(Optional.empty()))));
    }

    private Piece bring() {
        look();
        later();
        return look();
    }

    private void later() {
        watch.now = watch.now.plusSeconds(60);
    }

    private void settled() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT COUNT(*) FROM import_run WHERE state = 'RUNNING'")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private ImportRun newest() {
        return runs.newest(0, 1).getFirst();
    }

    private Path drop(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private int leads() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record").query(Integer.class).single();
    }

    private int imports() {
        return jdbc.sql("SELECT COUNT(*) FROM import_run").query(Integer.class).single();
    }
}
