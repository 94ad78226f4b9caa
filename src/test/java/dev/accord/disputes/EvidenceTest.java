package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.leads.Activities;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.TimelineItem;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found out: in words, by attempts to reach the lead, by what the lead did, and by files. */
@DatabaseTest
class EvidenceTest {

    private static final byte[] PDF = "%PDF-1.7 and what follows".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

    @Autowired
    Cast cast;

    @Autowired
    Claim claim;

    @Autowired
    Research research;

    @Autowired
    DisputeFiles files;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeBoard board;

    @Autowired
    Activities activities;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    Cast.Players players;
    Claim.Raised raised;

    @BeforeEach
    void aDisputeIsRaised() {
        players = cast.enter();
        raised = claim.of(players, "L1");
    }

    @Test
    void anAttemptToReachTheLeadIsAnActivityOfTheLeadToo() {
        cast.as(
                players.marketer(),
                () -> research.attempt(raised.dispute(), ContactWay.CALL, "connected", "The money comes in January"));

        assertThat(findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.ATTEMPT);
            assertThat(found.activity()).isEqualTo("CALL: connected");
            assertThat(found.text()).isEqualTo("The money comes in January");
        });
        assertThat(cast.as(players.rep(), () -> book.timeline(raised.lead())))
                .as("told once")
                .extracting(TimelineItem::detail)
                .containsOnlyOnce("The money comes in January");
    }

    @Test
    void anAttemptSaysHowItEnded() {
        refused(
                "missing-outcome",
                () -> cast.as(
                        players.marketer(),
                        () -> research.attempt(raised.dispute(), ContactWay.EMAIL, " ", "Wrote a mail")));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM lead_activity")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheLeadDidIsAttachedOnce() {
        cast.as(players.rep(), () -> activities.log(raised.lead(), "CALL", "no answer", "Rang out"));
        List<DisputeBoard.Attachable> offered = attachable();
        assertThat(offered)
                .singleElement()
                .satisfies(it -> assertThat(it.title()).isEqualTo("CALL: no answer"));

        Id activity = offered.getFirst().id();
        cast.as(players.marketer(), () -> research.attach(raised.dispute(), activity, ""));

        assertThat(findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.EVIDENCE);
            assertThat(found.activity()).isEqualTo("CALL: no answer");
            assertThat(found.activityText()).isEqualTo("Rang out");
        });
        assertThat(attachable()).isEmpty();
    }

    @Test
    void whatAnotherLeadDidIsNoEvidence() {
        Claim.Raised other = claim.of(players, "L2");
        cast.as(players.rep(), () -> activities.log(other.lead(), "CALL", "no answer", ""));
        Id foreign = cast.as(players.rep(), () -> board.attachable(other.dispute()))
                .getFirst()
                .id();

        refused(
                "foreign-activity",
                () -> cast.as(players.marketer(), () -> research.attach(raised.dispute(), foreign, "")));
    }

    @Test
    void aFileComesBackAsItWent() throws IOException {
        byte[] recording = new byte[700_001];
        new Random(7).nextBytes(recording);
        System.arraycopy(PDF, 0, recording, 0, PDF.length);

        Id file = attach("Call of March.pdf", recording);

        EvidenceFile kept = cast.as(players.executive(), () -> files.file(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kept.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(recording);
        assertThat(kept.name()).isEqualTo("Call of March.pdf");
        assertThat(kept.type()).isEqualTo(FileType.PDF);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM dispute_file_part")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(findings()).singleElement().satisfies(found -> {
            assertThat(found.fileName()).isEqualTo("Call of March.pdf");
            assertThat(found.fileBytes()).isEqualTo(700_001);
            assertThat(found.activity()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd.pdf       | passwd.pdf",
                "C:\\temp\\offer.pdf        | offer.pdf",
                "..pdf                      | pdf.pdf",
                "NUL.pdf                    | file.pdf",
                "com9.pdf                   | file.pdf",
                "offer                      | offer.pdf",
                "in\u202Efdp.pdf            | infdp.pdf",
                "a\"b<c>;d%0a.pdf           | a_b_c__d_0a.pdf",
                "Büro, März.PDF             | Büro, März.PDF",
            })
    void aFileKeepsOnlyWhatIsSafeOfItsName(String sent, String kept) throws IOException {
        Id file = attach(sent, PDF);

        assertThat(cast.as(players.rep(), () -> files.file(file)).name()).isEqualTo(kept);
    }

    @Test
    void aNameIsCutToWhatFits() throws IOException {
        Id file = attach("x".repeat(500) + ".pdf", PDF);

        assertThat(cast.as(players.rep(), () -> files.file(file)).name())
                .hasSize(120)
                .endsWith("x.pdf");
    }

    @Test
    void programsPagesAndScriptsAreRefusedWhateverTheyAreCalled() throws IOException {
        byte[] windows = new byte[64];
        windows[0] = 'M';
        windows[1] = 'Z';
        byte[] linux = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
        refused("bad-file-type", "report.pdf", windows);
        refused("bad-file-type", "report", linux);
        refused("bad-file-type", "report.exe", PDF);
        refused("bad-file-type", "run.sh", "#!/bin/sh\necho hi\n".getBytes(StandardCharsets.US_ASCII));
        refused("bad-file-type", "page.html", "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        refused("bad-file-type", "drawing.svg", "<svg onload='x'/>".getBytes(StandardCharsets.US_ASCII));
        refused("bad-file-type", "picture.png", PDF);
        refused("bad-file-type", "old.doc", new byte[] {
            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        });
        refused("bad-file-type", "things.zip", zip("a.txt"));
        refused("bad-file-type", "broken.docx", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        refused("bad-file-type", "offer.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        refused("empty-file", "empty.pdf", new byte[0]);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatPeopleSendEachOtherIsTaken() throws IOException {
        attach("picture.png", PNG);
        attach("offer.docx", zip("[Content_Types].xml", "word/document.xml"));
        attach("list.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"));
        attach("list.csv", "Name;Müller\r\n".getBytes(StandardCharsets.ISO_8859_1));
        attach("mail.eml", "From: a@example.com\r\n\r\nNo budget".getBytes(StandardCharsets.UTF_8));

        assertThat(findings())
                .extracting(DisputeBoard.Finding::fileName)
                .containsExactly("picture.png", "offer.docx", "list.xlsx", "list.csv", "mail.eml");
    }

    @Test
    void aFileHasAtMostTenMegabytes() throws IOException {
        byte[] largest = Arrays.copyOf(PDF, DisputeFiles.LARGEST);
        attach("largest.pdf", largest);
        refused("large-file", "too-large.pdf", Arrays.copyOf(PDF, DisputeFiles.LARGEST + 1));
        assertThat(jdbc.sql("SELECT SUM(LENGTH(content)) FROM dispute_file_part")
                        .query(Long.class)
                        .single())
                .isEqualTo(DisputeFiles.LARGEST);
    }

    @Test
    void aDisputeHasAtMostTwentyFilesEvenIfTwoComeAtOnce() throws Exception {
        for (int i = 0; i < 19; i++) {
            attach("file" + i + ".pdf", PDF);
        }
        Path content = written(PDF);
        List<String> results = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<String>> attempts = new ArrayList<>();
            for (Id person : List.of(players.marketer(), players.rep())) {
                attempts.add(two.submit((Callable<String>) () -> {
                    together.await();
                    try {
                        cast.as(person, () -> files.attach(raised.dispute(), "last.pdf", "", content));
                        return "taken";
                    } catch (Refused no) {
                        return no.code();
                    }
                }));
            }
            for (Future<String> attempt : attempts) {
                results.add(attempt.get());
            }
        }
        assertThat(results).containsExactlyInAnyOrder("taken", "too-many-files");
        assertThat(findings()).hasSize(20);
    }

    @Test
    void twoFilesAtOnceBothCount() throws Exception {
        Path content = written(PDF);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Id>> attempts = new ArrayList<>();
            for (Id person : List.of(players.marketer(), players.rep())) {
                attempts.add(two.submit(() -> {
                    together.await();
                    return cast.as(person, () -> files.attach(raised.dispute(), "same.pdf", "", content));
                }));
            }
            assertThat(attempts.get(0).get()).isNotEqualTo(attempts.get(1).get());
        }
        assertThat(jdbc.sql("SELECT file_bytes FROM dispute")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 * PDF.length);
    }

    @Test
    void aFileIsRemovedByWhoeverAttachedItOrTheMarketingLead() throws IOException {
        Id file = attach("wrong.pdf", PDF);
        refused("not-yours", () -> cast.as(players.rep(), () -> files.remove(file)));
        cast.as(players.marketingLead(), () -> files.remove(file));

        refused("unknown-file", () -> cast.as(players.rep(), () -> files.file(file)));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM dispute_file_part")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT file_count + file_bytes FROM dispute")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(findings())
                .singleElement()
                .satisfies(found -> assertThat(found.fileRemoved()).isTrue());
    }

    @Test
    void aDecidedDisputeTakesNothingMoreAndLosesNothing() throws IOException {
        Id file = attach("mail.pdf", PDF);
        claim.decide(players, raised, toNurture());

        refused("already-decided", "late.pdf", PDF);
        refused("already-decided", () -> cast.as(players.marketer(), () -> files.remove(file)));
        refused(
                "already-decided",
                () -> cast.as(
                        players.marketer(), () -> research.find(raised.dispute(), FindingKind.NOTE, "One more thing")));
        refused(
                "already-decided",
                () -> cast.as(
                        players.marketer(),
                        () -> research.attempt(raised.dispute(), ContactWay.CALL, "connected", "")));
        assertThat(findings()).hasSize(1);
    }

    @Test
    void whoeverIsForgottenIsForgottenHereToo() throws IOException {
        cast.as(
                players.marketer(),
                () -> research.find(raised.dispute(), FindingKind.NOTE, "Spoke with Lea: no money"));
        Id file = attach("mail of Lea.pdf", PDF);
        claim.decide(players, raised, toNurture());

        cast.as(players.administrator(), () -> leads.erase(raised.lead()));

        DisputeCard card = cast.as(players.executive(), () -> board.card(raised.dispute()));
        assertThat(card.claim()).isEmpty();
        assertThat(card.verdict()).isEmpty();
        assertThat(card.trueCauseLabel()).isEqualTo("Bad timing");
        assertThat(findings()).extracting(DisputeBoard.Finding::text).containsOnly("");
        assertThat(findings()).extracting(DisputeBoard.Finding::fileName).containsOnly(null, "erased");
        refused("unknown-file", () -> cast.as(players.rep(), () -> files.file(file)));
        String words = String.join(" ", jdbc.sql("""
                                SELECT COALESCE(note, '') FROM dispute_decision
                                UNION ALL SELECT COALESCE(note, '') FROM handoff_decision
                                UNION ALL SELECT summary FROM audit_entry
                                """).query(String.class).list());
        assertThat(words).doesNotContain("buyer", "Spoke with", "mail of Lea");
    }

    private Id attach(String name, byte[] content) throws IOException {
        Path file = written(content);
        return cast.as(players.marketer(), () -> files.attach(raised.dispute(), name, "", file));
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", null), content);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }

    private static Verdict toNurture() {
        return new Verdict(
                true, Cause.BAD_TIMING, "Later", new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()));
    }

    private void refused(String code, String name, byte[] content) throws IOException {
        Path file = written(content);
        refused(code, () -> cast.as(players.marketer(), () -> files.attach(raised.dispute(), name, "", file)));
    }

    private static void refused(String code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<DisputeBoard.Finding> findings() {
        return cast.as(players.executive(), () -> board.findings(raised.dispute()));
    }

    private List<DisputeBoard.Attachable> attachable() {
        return cast.as(players.executive(), () -> board.attachable(raised.dispute()));
    }
}
