package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.Definitions;
import dev.accord.leads.ChangedLeads;
import dev.accord.leads.Restatements;
import dev.accord.people.Acting;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.reporting.Rates;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.timetable.Piece;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures that are read from sums say what the history says, to the digit. */
@DatabaseTest
@Import(FixedClock.class)
@FreshData(FreshData.Before.EACH_CLASS)
@WithMockUser
class RollUpsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final long SEED = 20_261_130;

    @Autowired
    Formulas formulas;

    @Autowired
    Rates rates;

    @Autowired
    FiscalCalendars calendars;

    @Autowired
    Definitions definitions;

    @Autowired
    Restatements restatements;

    @Autowired
    RollUpRows rows;

    @Autowired
    ChangedLeads changes;

    @Autowired
    Acting acting;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    RollUps rollUps;
    Figures figures;

    @BeforeEach
    void tellAHistoryAndCountIt() {
        rollUps = new RollUps(rows, formulas, changes, ZONE);
        figures = new Figures(db, formulas, rates, calendars, definitions, restatements, rollUps, clock);
        if (db.sql("SELECT COUNT(*) FROM opportunity").query(Long.class).single() == 0) {
            acting.asPortal(() -> {
                calendars.adopt(new FiscalCalendar(10, FiscalCalendar.Division.WEEKS_445));
                return "";
            });
            new RandomHistory(db, new Random(SEED)).tell();
            keep();
        }
    }

    private void keep() {
        RollUpKeeping keeping = new RollUpKeeping(rollUps, rows, changes, clock);
        Optional<String> after = Optional.empty();
        do {
            Optional<String> place = after;
            Piece piece = transaction.execute(status -> keeping.work(place));
            after = piece.next();
        } while (after.isPresent());
    }

    static Stream<String> kept() {
        return Stream.of(
                "leads-generated",
                "booked-meetings",
                "opportunity-value",
                "revenue",
                "traffic-to-mql",
                "mql-to-sql period",
                "mql-to-sql cohort",
                "cost-per-lead",
                "calls-made",
                "deal-velocity",
                "sql-to-opportunity period",
                "sql-to-opportunity cohort",
                "opportunity-to-close period",
                "opportunity-to-close cohort",
                "opportunity-to-won cohort",
                "win-rate",
                "average-deal");
    }

    private static FigureQuery asked(String question, Period period) {
        FigureQuery query = FigureQuery.over(period);
        int space = question.indexOf(' ');
        return space < 0 ? query : query.on(Basis.parse(question.substring(space + 1)));
    }

    /** A long one, one that begins and ends on days on which the clock is changed, and the day of the cut alone. */
    private static List<Period> periods() {
        LocalDate cut = FixedClock.NOW.atZone(ZONE).toLocalDate().minusDays(90);
        return List.of(
                new Period(LocalDate.of(2025, 1, 5), LocalDate.of(2026, 7, 20), ZONE),
                new Period(LocalDate.of(2025, 10, 26), LocalDate.of(2026, 3, 29), ZONE),
                new Period(cut, cut.plusDays(1), ZONE),
                new Period(cut.plusDays(1), cut.plusDays(60), ZONE));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void theSumsSayWhatTheHistorySays(String question) {
        String key = question.split(" ")[0];
        for (Period period : periods()) {
            FigureQuery query = asked(question, period);
            for (Breakdown by : Breakdown.values()) {
                if (by != Breakdown.STAGE) {
                    says(key, query.by(by), true);
                }
            }
            says(key, query.by(Breakdown.MONTH).narrowedTo(Breakdown.SOURCE, "Webinar"), true);
            says(key, query.by(Breakdown.FISCAL_QUARTER).narrowedTo(Breakdown.TEAM, "North"), true);
            says(key, query.by(Breakdown.PERSON).narrowedTo(Breakdown.TEAM, null), true);
            says(key, query.by(Breakdown.CAMPAIGN).narrowedTo(Breakdown.MONTH, "2025-11"), true);
            says(key, query.by(Breakdown.STAGE), false);
            says(key, query.by(Breakdown.SEGMENT).narrowedTo(Breakdown.SOURCE, null), false);
        }
    }

    private void says(String key, FigureQuery query, boolean fromSums) {
        Asked asked = new Asked(
                formulas.of(key), query, clock.instant(), calendars.current(), Optional.empty(), Optional.empty());
        assertThat(rollUps.answering(asked).isPresent()).as("%s of sums", query).isEqualTo(fromSums);
        assertThat(figures.figure(key, query)).isEqualTo(figures.fromHistory(key, query));
    }

    @Test
    void whatIsNotKeptIsReadFromTheHistory() {
        Period period = periods().getFirst();
        Period elsewhere = new Period(period.from(), period.to(), ZoneId.of("UTC"));
        says("revenue", FigureQuery.over(elsewhere), false);
        says("response-time", FigureQuery.over(period), false);
        says("open-pipeline", FigureQuery.over(period), false);
        says("mql-to-sql", FigureQuery.over(period).within(Window.days(30)), false);
        says("lead-to-won", FigureQuery.over(period), false);
    }

    @Test
    void whatHasChangedIsInTheFigureBeforeItIsCountedAgain() {
        FigureQuery query = FigureQuery.over(periods().getFirst());
        Figure leads = figures.figure("leads-generated", query);
        Figure revenue = figures.figure("revenue", query);
        long lead = db.sql("SELECT MIN(id) FROM lead_record WHERE generated_at IS NOT NULL")
                .query(Long.class)
                .single();
        long deal = db.sql("SELECT MIN(id) FROM opportunity WHERE outcome = 'WON' AND lead_id IS NULL AND amount > 0")
                .query(Long.class)
                .single();
        db.sql("UPDATE lead_record SET generated_at = NULL WHERE id = :lead")
                .param("lead", lead)
                .update();
        db.sql("UPDATE opportunity SET amount = amount + 1000 WHERE id = :deal")
                .param("deal", deal)
                .update();
        assertThat(figures.figure("leads-generated", query)).as("nobody told").isEqualTo(leads);

        for (long subject : List.of(lead, deal, lead)) {
            db.sql("INSERT INTO lead_changed SELECT COALESCE(MAX(id), 0) + 1, :subject FROM lead_changed")
                    .param("subject", subject)
                    .update();
        }
        for (int times = 0; times < 2; times++) {
            says("revenue", query, true);
            says("leads-generated", query.by(Breakdown.SOURCE), true);
            assertThat(figures.figure("leads-generated", query).records()).isEqualTo(leads.records() - 1);
            assertThat(figures.figure("revenue", query)).isNotEqualTo(revenue);
            keep();
        }
        assertThat(changes.waiting(10)).isEmpty();
    }
}
