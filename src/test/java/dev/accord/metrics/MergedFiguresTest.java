package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Two records of one person count as one in every figure once they are merged, and nothing of either is lost. */
@DatabaseTest
@Import(FixedClock.class)
class MergedFiguresTest {

    private static final Period YEAR =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), ZoneId.of("Europe/Zurich"));
    private static final Instant MARCH = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T09:00:00Z");

    private static final Set<String> OF_LEADS = Set.of("leads-generated", "cost-per-lead", "traffic-to-mql");

    @Autowired
    private Cast cast;

    @Autowired
    private Figures figures;

    @Autowired
    private Leads leads;

    @Autowired
    private Activities activities;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private Merges merges;

    private Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));
    private Id crm = new Id(1);
    private Id form = new Id(1);

    @BeforeEach
    void twoRecordsOfOnePerson() {
        players = cast.enter();
        crm = told("crm", "A", MARCH);
        form = told("form", "B", APRIL);
        told("fair", "C", APRIL);
        calls(crm, "v1", MARCH);
        calls(form, "v2", APRIL);
        sold(crm, "D1", "1000", MARCH);
        sold(form, "D2", "500", APRIL);
    }

    @Test
    void countsThePersonOnceAndWhatTheyDidAsOften() {
        Map<String, Figure> before = figures();
        assertThat(before.get("leads-generated")).returns(3L, Figure::records);

        Id merge = cast.as(players.manager(), () -> merges.merge(new MergeChoice(crm, form, Set.of(), "same person")));

        Map<String, Figure> merged = figures();
        assertThat(merged.get("leads-generated")).returns(2L, Figure::records);
        assertThat(numerator(merged, "traffic-to-mql")).isEqualTo("2");
        assertThat(numerator(before, "traffic-to-mql")).isEqualTo("3");
        assertThat(said(merged, key -> !isOfLeads(key))).isEqualTo(said(before, key -> !isOfLeads(key)));
        assertThat(numerator(merged, "revenue")).isEqualTo("1500");
        assertThat(numerator(merged, "calls-made")).isEqualTo("2");

        cast.as(players.manager(), () -> merges.undo(merge, "brothers"));

        assertThat(said(figures(), key -> true)).isEqualTo(said(before, key -> true));
    }

    @Test
    void countsThePersonFromTheFirstOfBothArrivals() {
        Period march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZoneId.of("Europe/Zurich"));
        Period april = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1), ZoneId.of("Europe/Zurich"));

        // the later record survives; the person still came in March
        cast.as(players.manager(), () -> merges.merge(new MergeChoice(form, crm, Set.of(), "same person")));

        assertThat(generated(march)).isEqualTo(1);
        assertThat(generated(april)).isEqualTo(1);
    }

    private static boolean isOfLeads(String key) {
        return OF_LEADS.contains(key) || key.contains("-to-");
    }

    private long generated(Period period) {
        return cast.as(
                players.executive(),
                () -> figures.figure("leads-generated", FigureQuery.over(period))
                        .records());
    }

    private Map<String, Figure> figures() {
        Map<String, Figure> found = new TreeMap<>();
        cast.as(
                players.executive(),
                () -> figures.catalogue()
                        .forEach(metric -> found.put(
                                metric.key(),
                                figures.figure(
                                        metric.key(), FigureQuery.over(YEAR).on(Basis.PERIOD)))));
        return found;
    }

    private static String numerator(Map<String, Figure> found, String key) {
        return Optional.ofNullable(found.get(key))
                .map(figure -> figure.numerator().stripTrailingZeros().toPlainString())
                .orElse("");
    }

    /** What the figures say, as far as they are wanted. */
    private static Map<String, List<Object>> said(Map<String, Figure> found, Predicate<String> wanted) {
        Map<String, List<Object>> said = new TreeMap<>();
        found.forEach((key, figure) -> {
            if (wanted.test(key)) {
                said.put(
                        key,
                        List.of(
                                figure.value(),
                                figure.numerator(),
                                figure.denominator(),
                                figure.records(),
                                figure.apart(),
                                figure.faults()));
            }
        });
        return said;
    }

    private Id told(String source, String externalId, Instant at) {
        return cast.as(
                        players.administrator(),
                        () -> leads.record(
                                List.of(TestLeads.told(
                                        source, externalId, Map.of("createdAt", at.toString(), "stage", "MQL"))),
                                false))
                .getFirst()
                .id();
    }

    private void calls(Id lead, String externalId, Instant at) {
        cast.as(
                players.manager(),
                () -> activities.record(
                        List.of(new ActivityRecord(
                                "phone",
                                externalId,
                                lead,
                                "CALL",
                                at,
                                Optional.of("OUTBOUND"),
                                Optional.of("CONNECTED"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                        false));
    }

    private void sold(Id lead, String externalId, String amount, Instant at) {
        cast.as(
                players.manager(),
                () -> opportunities.record(
                        List.of(new OpportunityRecord(
                                "crm",
                                externalId,
                                Optional.of(lead),
                                Optional.of("First order"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Money.of(amount, "EUR")),
                                Optional.of(at),
                                Optional.empty(),
                                Optional.of(at.plusSeconds(864_000)),
                                Optional.empty(),
                                Outcome.WON,
                                Optional.empty())),
                        false));
    }
}
