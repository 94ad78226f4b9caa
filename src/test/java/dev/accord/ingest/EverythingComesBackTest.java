package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.demo.OneAutumnMorning;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Window;
import dev.accord.people.Acting;
import dev.accord.portability.FullExport;
import dev.accord.portability.FullImport;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.EmptyPortal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The story of the demo, taken out and brought into a portal that is empty: by the file as a whole, and one by one. */
@DatabaseTest(properties = "accord.demo=true")
@Import(OneAutumnMorning.class)
class EverythingComesBackTest {

    private static final Period TWO_YEARS =
            new Period(LocalDate.of(2024, 11, 1), LocalDate.of(2026, 12, 1), ZoneId.of("Europe/Zurich"));
    private static final List<Breakdown> SPLITS = List.of(
            Breakdown.NONE,
            Breakdown.SOURCE,
            Breakdown.MONTH,
            Breakdown.PERSON,
            Breakdown.TEAM,
            Breakdown.FISCAL_QUARTER);

    /**
     * What only the portal knows, and no file of an import tells: offers, the steps of deals, and that the entries of a
     * lead were those of two, of which one did not go back behind the other.
     */
    private static final Set<String> OF_THE_PORTAL =
            Set.of("response-time", "sla-attainment", "weighted-pipeline", "recycle-yield");

    @Autowired
    FullExport export;

    @Autowired
    FullImport everything;

    @Autowired
    Imports imports;

    @Autowired
    Figures figures;

    @Autowired
    Leads leads;

    @Autowired
    Merges merges;

    @Autowired
    FiscalCalendars calendars;

    @Autowired
    EmptyPortal empty;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @BeforeEach
    void somethingMoreHappens() {
        as(administrator(), () -> {
            Instant at = Instant.parse("2026-10-01T08:00:00Z");
            Id other = leads.record(
                            List.of(lead("other crm", "1", at), lead("other crm", "2", at.plusSeconds(1))), false)
                    .getFirst()
                    .id();
            List<Id> free =
                    db.sql("""
                            SELECT id FROM lead_record WHERE source = 'demo' AND merged_into IS NULL
                               AND held_in_stage_id IS NULL AND stage_id IN (SELECT id FROM stage WHERE kind = 'MQL')
                               AND NOT EXISTS (SELECT 1 FROM handoff h WHERE h.lead_id = lead_record.id AND h.state = 'OFFERED')
                             ORDER BY id LIMIT 2
                            """).query((row, number) -> new Id(row.getLong(1))).list();
            merges.merge(new MergeChoice(free.getFirst(), other, Set.of(), "the same person"));
            leads.erase(free.getLast());
            calendars.adopt(new FiscalCalendar(4, FiscalCalendar.Division.WEEKS_445));
        });
    }

    @Test
    void asAWholeItIsThereWhatItWasToTheLastDigit() throws IOException {
        Path out = taken(administrator());
        Map<String, Figure> before = asked(figures -> true);
        assertThat(before).hasSizeGreaterThan(150);

        Id newcomer = empty.begin();
        assertThat(asked(figures -> true)).isNotEqualTo(before);
        as(newcomer, () -> everything.bringIn(out, false));

        assertThat(asked(figures -> true)).isEqualTo(before);
        assertThat(files(taken(newcomer))).isEqualTo(files(out));
    }

    @Test
    void oneByOneTheFilesBringTheFiguresOfLeadsDealsSpendAndVisits() throws IOException {
        Path out = taken(administrator());
        Map<String, String> before = told(asked(metric -> !OF_THE_PORTAL.contains(metric.key())));

        Id newcomer = empty.begin();
        as(newcomer, () -> calendars.adopt(new FiscalCalendar(4, FiscalCalendar.Division.WEEKS_445)));
        try (ZipFile zip = new ZipFile(out.toFile())) {
            for (ImportKind kind : List.of(
                    ImportKind.PEOPLE,
                    ImportKind.LEADS,
                    ImportKind.STAGE_ENTRIES,
                    ImportKind.ACTIVITIES,
                    ImportKind.OPPORTUNITIES,
                    ImportKind.SPEND,
                    ImportKind.TRAFFIC)) {
                Path file = Files.createTempFile(folder, kind.key(), ".csv");
                Files.write(
                        file,
                        zip.getInputStream(zip.getEntry(kind.key() + ".csv")).readAllBytes());
                as(newcomer, () -> {
                    ImportRun run = imports.start(new ImportFile(kind, kind.key(), file, Mapping.NONE, false, false));
                    while (run.state() == ImportRun.State.RUNNING) {
                        Thread.onSpinWait();
                        run = imports.report(run.id());
                    }
                    assertThat(run.state()).as("%s", run).isEqualTo(ImportRun.State.DONE);
                    assertThat(run.errors()).isEmpty();
                });
            }
        }

        assertThat(told(asked(metric -> !OF_THE_PORTAL.contains(metric.key()))))
                .containsExactlyInAnyOrderEntriesOf(before);
    }

    @Test
    void itGoesIntoNoPortalThatHasDataNorIsAnythingElseTakenForIt() throws IOException {
        Path out = taken(administrator());
        Path broken = Files.write(folder.resolve("broken.zip"), Arrays.copyOf(Files.readAllBytes(out), 10_000));

        assertRefused(administrator(), out, "portal-not-empty");
        Id newcomer = empty.begin();
        assertRefused(newcomer, broken, "no-export");
        assertRefused(newcomer, without(out, "leads.csv"), "damaged-export");
        assertThat(db.sql("SELECT COUNT(*) FROM person").query(Long.class).single())
                .isEqualTo(1);
        assertThat(db.sql("SELECT COUNT(*) FROM stage").query(Long.class).single())
                .isEqualTo(10);
    }

    private void assertRefused(Id person, Path file, String code) {
        as(
                person,
                () -> assertThatThrownBy(() -> everything.bringIn(file, false))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(code)));
    }

    private static LeadRecord lead(String source, String externalId, Instant at) {
        return new LeadRecord(
                source,
                externalId,
                Optional.empty(),
                Optional.of("=Ada"),
                Optional.of("Elsewhere"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("-Fair"),
                Optional.empty(),
                Optional.of("Nobody Here"),
                Optional.of(at),
                Optional.empty(),
                List.of(new LeadRecord.StageMark("MQL", at.plusSeconds(3_600))),
                Optional.empty(),
                Map.of("budget", "'-5"));
    }

    /** Every figure that is asked for, by its question. */
    private Map<String, Figure> asked(Function<Metric, Boolean> metrics) {
        Map<String, Figure> asked = new TreeMap<>();
        acting.asPortal(() -> {
            for (Breakdown by : SPLITS) {
                FigureQuery query = FigureQuery.over(TWO_YEARS).by(by);
                for (Metric metric : figures.catalogue()) {
                    if (metrics.apply(metric)) {
                        asked.put(metric.key() + " by " + by, figures.figure(metric.key(), query.on(Basis.PERIOD)));
                        if (figures.hasCohorts(metric.key())) {
                            FigureQuery cohort = query.on(Basis.COHORT);
                            asked.put(metric.key() + " of cohorts by " + by, figures.figure(metric.key(), cohort));
                        }
                    }
                }
                for (List<String> jump : List.of(List.of("MQL", "WON"), List.of("LEAD", "SAL"))) {
                    asked.put(
                            jump + " by " + by,
                            figures.conversion(jump.getFirst(), jump.getLast(), query.within(Window.UNLIMITED)));
                }
            }
            return asked;
        });
        return asked;
    }

    /** What figures say without the versions of the definitions, which do not travel with the records. */
    private static Map<String, String> told(Map<String, Figure> figures) {
        return figures.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Figure figure = entry.getValue();
            return "%s %s %s %d %s"
                    .formatted(
                            figure.value(),
                            figure.numerator(),
                            figure.denominator(),
                            figure.maturing(),
                            figure.series());
        }));
    }

    private Path taken(Id person) throws IOException {
        Path file = Files.createTempFile(folder, "export", ".zip");
        as(person, () -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                export.write(out);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
        return file;
    }

    /** The files, but for those that also tell who brought them here. */
    private static Map<String, String> files(Path export) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(export.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        files.keySet()
                .removeAll(Set.of("people.csv", "tables/person_role.csv", "tables/audit_entry.csv", "accord.json"));
        return files;
    }

    private Path without(Path export, String left) throws IOException {
        Path file = folder.resolve("without.zip");
        try (ZipFile zip = new ZipFile(export.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.getName().equals(left)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    zip.getInputStream(entry).transferTo(out);
                }
            }
        }
        return file;
    }

    private Id administrator() {
        return db.sql("SELECT id FROM person WHERE username = 'admin'")
                .query((row, number) -> new Id(row.getLong(1)))
                .single();
    }

    private void as(Id person, Runnable work) {
        acting.as(person, () -> {
            work.run();
            return "";
        });
    }
}
