package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.leads.LifecyclePreview.FigureShift;
import dev.accord.leads.LifecyclePreview.Moving;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Rules;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Window;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of March 2026, by which all is computed by hand. Nobody is offered; the changes come in May and June.
 * <pre>
 *        LEAD   MQL    SQL    SAL
 * Ada    2      6      9      12
 * Bea    2      (9)    9             skipped MQL
 * Cem    2      6                    Enterprise
 * Dov    2      9                    Midsize
 * Eva    2      (13)   (13)   13     skipped MQL and SQL
 * </pre>
 */
@DatabaseTest
class LifecycleTest {

    private static final Instant MAY = Instant.parse("2026-05-01T09:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T09:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T09:00:00Z");
    private static final FigureQuery MARCH = FigureQuery.over(
                    Period.monthOf(LocalDate.parse("2026-03-01"), ZoneOffset.UTC))
            .within(Window.parse("all"));
    private static final Criteria VISITS_OF_LATE =
            new Criteria(new Group(Match.ALL, List.of(new Did("VISIT", 1, 5, null))), List.of());

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    LeadList list;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Progression progression;

    @Autowired
    Figures figures;

    @Autowired
    TestDefinitions test;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void march() {
        players = cast.enter();
        record("Ada", "Smallco", Map.of("LEAD", march(2), "MQL", march(6), "SQL", march(9), "SAL", march(12)));
        record("Bea", "Smallco", Map.of("LEAD", march(2), "SQL", march(9)));
        record("Cem", "Enterprise", Map.of("LEAD", march(2), "MQL", march(6)));
        record("Dov", "Midsize", Map.of("LEAD", march(2), "MQL", march(9)));
        record("Eva", "Smallco", Map.of("LEAD", march(2), "SAL", march(13)));
    }

    @Test
    void theUntouchedHistoryIsWhatTheCommentSays() {
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/5");
        assertThat(conversion("SQL", "SAL")).isEqualTo("2/3");
    }

    @Test
    void renamingChangesTheLabelAndNothingElse() {
        LifecyclePreview preview = apply(MAY, new LifecycleChange.Rename(id("MQL"), "Ripe"));

        assertThat(preview.standing()).isEqualTo(2);
        assertThat(preview.moving()).isEmpty();
        assertThat(preview.figures()).isEmpty();
        assertThat(stages().keyed("MQL").label()).isEqualTo("Ripe");
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/5");
    }

    @Test
    void splittingSideBySideDistributesTheLeadsAndLeavesEveryFigure() {
        LifecyclePreview preview = splitBySegment();

        assertThat(preview.standing()).isEqualTo(2);
        assertThat(preview.moving())
                .containsExactly(
                        new Moving("Marketing qualified (MQL)", "Marketing qualified (MQL) › Enterprise", 1),
                        new Moving("Marketing qualified (MQL)", "Marketing qualified (MQL) › Midsize", 1));
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactly(
                        "MQL_ENTERPRISE +0 today 1 -0 moved 0 retold 0", "MQL_MIDSIZE +0 today 1 -0 moved 0 retold 0");
        assertThat(card("Cem").stageKey()).isEqualTo("MQL_ENTERPRISE");
        assertThat(card("Dov").stageKey()).isEqualTo("MQL_MIDSIZE");
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/5");
        assertThat(passage("Cem", "MQL")).contains("2026-03-06");
        assertThat(timeline("Cem"))
                .contains("Entered Enterprise")
                .contains("divided Marketing qualified (MQL) into Enterprise, Midsize: too many for one");
    }

    @Test
    void anEntryIntoASubStagePassesWhatItIsPartOfAndWhatComesBeforeThat() {
        splitBySegment();
        record("Fay", "Midsize", Map.of("MQL_MIDSIZE", march(20)));

        assertThat(passage("Fay", "MQL_MIDSIZE")).contains("2026-03-20");
        assertThat(passage("Fay", "MQL")).contains("2026-03-20");
        assertThat(passage("Fay", "LEAD")).contains("2026-03-20 skipped");
        assertThat(passage("Fay", "MQL_ENTERPRISE")).isEmpty();
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/6");
    }

    @Test
    void splittingIntoStepsCountsThemAsSkippedForThoseWhoWentFurther() {
        LifecyclePreview preview = apply(
                MAY,
                new LifecycleChange.Split(
                        id("MQL"), List.of(part("Fresh", Set.of()), part("Worked", Set.of())), true, null));

        assertThat(preview.moving()).isEmpty();
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactly(
                        "MQL_FRESH +3 today 0 -0 moved 0 retold 0", "MQL_WORKED +3 today 0 -0 moved 0 retold 0");
        assertThat(passage("Ada", "MQL_FRESH")).contains("2026-03-09 skipped");
        assertThat(passage("Cem", "MQL_FRESH")).isEmpty();
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/5");
        record("Fay", "Midsize", Map.of("MQL_WORKED", march(20)));
        assertThat(passage("Fay", "MQL_FRESH")).contains("2026-03-20 skipped");
    }

    @Test
    void mergingCountsTheEntriesForBothAndMovesTheLeads() {
        splitBySegment();
        assertThat(conversionIn("2026-05", "MQL_ENTERPRISE", "SQL")).isEqualTo("0/1");

        LifecyclePreview preview =
                apply(JUNE, new LifecycleChange.Merge(id("MQL_MIDSIZE"), id("MQL_ENTERPRISE"), false));

        assertThat(preview.standing()).isEqualTo(1);
        assertThat(preview.movingLeads()).isEqualTo(1);
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactly("MQL_ENTERPRISE +1 today 0 -0 moved 0 retold 0");
        assertThat(conversionIn("2026-05", "MQL_ENTERPRISE", "SQL")).isEqualTo("0/2");
        assertThat(conversionIn("2026-05", "MQL_MIDSIZE", "SQL")).isEqualTo("0/1");
        assertThat(conversion("MQL", "SQL")).isEqualTo("3/5");
        assertThat(card("Dov").stageKey()).isEqualTo("MQL_ENTERPRISE");
        assertThat(card("Dov").stageSince()).isEqualTo(JUNE);
        assertThat(timeline("Dov")).contains("merged Marketing qualified (MQL) › Midsize into");
    }

    @Test
    void mergingAcrossKindsTellsThePastAsThePreviewSaid() {
        LifecyclePreview preview = apply(MAY, new LifecycleChange.Merge(id("SAL"), id("SQL"), false));

        assertThat(preview.movingLeads()).isEqualTo(2);
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactly("SQL +0 today 0 -0 moved 0 retold 1");
        assertThat(preview.consequences())
                .extracting(StageUse.Consequence::text)
                .anyMatch(text -> text.contains("The definition SAL v1 stays with the entries of the past"));
        assertThat(passage("Eva", "SQL")).contains("2026-03-13");
        assertThat(conversion("SQL", "SAL")).isEqualTo("2/3");
        assertThat(card("Ada").stageKey()).isEqualTo("SQL");
    }

    @Test
    void whoStillNamesAMergedStageEntersTheOtherOne() {
        apply(MAY, new LifecycleChange.Merge(id("SAL"), id("SQL"), false));

        clock.at(
                JUNE,
                () -> cast.as(
                        players.administrator(), () -> leads.move(card("Cem").id(), "SAL", "agreed")));

        assertThat(card("Cem").stageKey()).isEqualTo("SQL");
        assertThat(passage("Cem", "SAL")).isEmpty();
    }

    /** Kim went by both steps of the opportunity, Lou skipped the first, Max is still in it. */
    private void opportunitiesInSteps() {
        apply(
                MAY,
                new LifecycleChange.Split(
                        id("OPPORTUNITY"), List.of(part("Offer", Set.of()), part("Haggling", Set.of())), true, null));
        record("Kim", "Smallco", Map.of("OPPORTUNITY_OFFER", march(15), "OPPORTUNITY_HAGGLING", march(17)));
        record("Lou", "Smallco", Map.of("OPPORTUNITY_HAGGLING", march(18)));
        record("Max", "Smallco", Map.of("OPPORTUNITY_OFFER", march(16)));
    }

    @Test
    void retiringMovesTheLeadsAndNobodyEntersItAnyMore() {
        opportunitiesInSteps();
        assertThat(conversion("OPPORTUNITY_OFFER", "OPPORTUNITY_HAGGLING")).isEqualTo("2/3");

        LifecyclePreview preview =
                apply(JUNE, new LifecycleChange.Retire(id("OPPORTUNITY_HAGGLING"), id("OPPORTUNITY_OFFER"), false));

        assertThat(preview.moving()).containsExactly(new Moving("Opportunity › Haggling", "Opportunity › Offer", 2));
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactly("OPPORTUNITY_OFFER +0 today 0 -0 moved 1 retold 0");
        assertThat(card("Kim").stageKey()).isEqualTo("OPPORTUNITY_OFFER");
        assertThat(passage("Kim", "OPPORTUNITY_OFFER")).contains("2026-03-15");
        // Lou had skipped it in March; now she has entered it herself, in June
        assertThat(passage("Lou", "OPPORTUNITY_OFFER")).contains("2026-06-01");
        assertThat(conversion("OPPORTUNITY_OFFER", "OPPORTUNITY_HAGGLING")).isEqualTo("1/2");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> clock.at(
                        JULY,
                        () -> cast.as(
                                players.administrator(),
                                () -> leads.move(card("Max").id(), "OPPORTUNITY_HAGGLING", "why"))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("retired-stage"));
    }

    @Test
    void aRetiredStageIsSkippedOnlyByThoseWhoCameBefore() {
        opportunitiesInSteps();
        apply(JUNE, new LifecycleChange.Retire(id("OPPORTUNITY_HAGGLING"), id("OPPORTUNITY_OFFER"), false));

        record("Gil", "Midsize", Map.of("WON", JULY));
        record("Hal", "Midsize", Map.of("WON", march(20)));

        assertThat(passage("Gil", "OPPORTUNITY_HAGGLING")).isEmpty();
        assertThat(passage("Gil", "OPPORTUNITY_OFFER")).contains("2026-07-01 skipped");
        assertThat(passage("Hal", "OPPORTUNITY_HAGGLING")).contains("2026-03-20 skipped");
    }

    @Test
    void aHistoryThatComesInLateAndEndsInARetiredStageGoesOn() {
        opportunitiesInSteps();
        apply(JUNE, new LifecycleChange.Retire(id("OPPORTUNITY_HAGGLING"), id("OPPORTUNITY_OFFER"), false));

        clock.at(JULY, () -> record("Ivy", "Midsize", Map.of("OPPORTUNITY_HAGGLING", march(20))));

        assertThat(passage("Ivy", "OPPORTUNITY_HAGGLING")).contains("2026-03-20");
        assertThat(card("Ivy").stageKey()).isEqualTo("OPPORTUNITY_OFFER");
        assertThat(card("Ivy").stageSince()).isEqualTo(JULY);
    }

    @Test
    void theRuleOfARetiredStageEndsWithIt() {
        LifecyclePreview preview = apply(MAY, new LifecycleChange.Merge(id("SQL"), id("MQL"), false));

        assertThat(preview.consequences())
                .extracting(StageUse.Consequence::text)
                .anyMatch(
                        text -> text.contains("SQL v1") && text.contains("by its rule nobody enters a stage any more"));
        Rules rules = cast.as(players.executive(), progression::rules);
        assertThat(rules.stages())
                .filteredOn(stage -> stage.place().key().equals("SQL"))
                .singleElement()
                .satisfies(stage -> assertThat(stage.terms().getLast().inForce().covers(Moments.of(JUNE)))
                        .isFalse())
                .satisfies(
                        stage -> assertThat(stage.terms().getFirst().inForce().covers(Moments.of(march(20))))
                                .isTrue());
    }

    @Test
    void anotherOrderTellsAnewWhoSkippedWhat() {
        LifecyclePreview preview = apply(MAY, new LifecycleChange.Adopt(LifecycleTemplate.SAL_THEN_SQL));

        assertThat(preview.standing()).isEqualTo(5);
        assertThat(preview.figures())
                .extracting(shift -> shift.key() + numbers(shift))
                .containsExactlyInAnyOrder("SAL +1 today 0 -0 moved 0 retold 0", "SQL +0 today 0 -1 moved 0 retold 0");
        assertThat(passage("Bea", "SAL")).contains("2026-03-09 skipped");
        assertThat(passage("Eva", "SQL")).isEmpty();
        assertThat(conversion("SQL", "SAL")).isEqualTo("2/2");
        assertThat(stages().tops()).extracting(Stage::key).containsSubsequence("MQL", "SAL", "SQL", "OPPORTUNITY");
        assertThat(stages().keyed("SQL").department()).isEqualTo("SALES");

        apply(JUNE, new LifecycleChange.Adopt(LifecycleTemplate.SQL_THEN_SAL));
        assertThat(conversion("SQL", "SAL")).isEqualTo("2/3");
        assertThat(stages().keyed("SQL").department()).isEqualTo("MARKETING");
    }

    /** Gus went back on 12 March, Hal from SAL to SQL on 14 March; neither came forward since. */
    private void someWentBack() {
        record("Gus", "Enterprise", Map.of("LEAD", march(2), "SQL", march(5), "MQL", march(12)));
        record("Hal", "Midsize", Map.of("LEAD", march(2), "SAL", march(6), "SQL", march(14)));
    }

    @Test
    void dividingMergingWithinAKindAndRetiringBreakNoFigureAndKeepTheHistory() {
        someWentBack();
        Map<String, Figure> before = allFigures();
        List<String> history = history();
        assertThat(yieldOfMarch().denominator().orElseThrow()).isEqualByComparingTo("2");

        splitBySegment();
        apply(
                MAY,
                new LifecycleChange.Split(
                        id("SQL"),
                        List.of(part("New", Set.of("Midsize")), part("Warm", Set.of("Smallco"))),
                        true,
                        Trait.SEGMENT));
        assertThat(allFigures()).isEqualTo(before);

        apply(JUNE, new LifecycleChange.Merge(id("MQL_MIDSIZE"), id("MQL_ENTERPRISE"), false));
        assertThat(allFigures()).isEqualTo(before);

        apply(JUNE, new LifecycleChange.Retire(id("SQL_NEW"), id("SQL_WARM"), false));
        apply(JUNE, new LifecycleChange.Retire(id("SQL_WARM"), id("SQL"), false));
        assertThat(allFigures()).isEqualTo(before);
        assertThat(card("Hal").stageKey()).isEqualTo("SQL");
        assertThat(history()).containsAll(history).hasSizeGreaterThan(history.size());
    }

    @Test
    void whoEntersAPartAfterGoingBackCameForward() {
        someWentBack();
        splitBySegment();
        apply(MAY, new LifecycleChange.Split(id("SQL"), List.of(part("New", Set.of())), false, null));

        clock.at(
                JUNE,
                () -> cast.as(
                        players.administrator(), () -> leads.move(card("Gus").id(), "SQL_NEW", "asked for an offer")));

        assertThat(yieldOfMarch().numerator()).isEqualByComparingTo("1");
        assertThat(recycled("Gus")).containsExactly("2026-03-12");
    }

    @Test
    void whatIsRetiredGoesOnToSayWhoWentBack() {
        someWentBack();
        apply(MAY, new LifecycleChange.Merge(id("SAL"), id("SQL"), false));

        record("Hal", "Midsize", Map.of("LEAD", march(3)));
        record("Ada", "Smallco", Map.of("LEAD", march(3)));

        assertThat(recycled("Hal")).containsExactly("2026-03-14");
        assertThat(recycled("Ada")).isEmpty();
    }

    @Test
    void whoWentBackIsToldByTheOrderOfThatDay() {
        apply(MAY, new LifecycleChange.Adopt(LifecycleTemplate.SAL_THEN_SQL));
        record("Ada", "Smallco", Map.of("LEAD", march(3)));
        record("Joe", "Smallco", Map.of("SQL", JUNE, "SAL", JULY));

        assertThat(recycled("Ada")).isEmpty();
        assertThat(recycled("Joe")).containsExactly("2026-07-01");
    }

    @Test
    void theProposalAboutALeadThatMovesIsAnsweredByThat() {
        Id lead = card("Cem").id();
        test.inForce("MQL", 2, Instant.EPOCH, VISITS_OF_LATE, DefinitionVersion.Lapse.PROPOSE);
        jdbc.sql("""
                        INSERT INTO stage_proposal (id, lead_id, stage_id, definition_version_id, lapsed_at, why, proposed_at)
                        SELECT 1, :lead, s.id, v.id, '2026-04-01', 'no visit', '2026-04-01'
                          FROM stage s JOIN definition_version v ON v.term = 'MQL' AND v.version = 2
                         WHERE s.stage_key = 'MQL'
                        """).param("lead", lead.value()).update();

        LifecyclePreview preview = apply(MAY, new LifecycleChange.Merge(id("MQL"), id("SQL"), false));

        assertThat(preview.consequences())
                .extracting(StageUse.Consequence::text)
                .contains("1 open proposal is answered by that: the leads move on.");
        assertThat(jdbc.sql("SELECT decision FROM stage_proposal")
                        .query(String.class)
                        .list())
                .containsExactly("OVERTAKEN");
    }

    @Test
    void aListOfAStageShowsThoseInItsPartsToo() {
        splitBySegment();

        LeadFilter filter = LeadFilter.of(Map.of("stage", "MQL"));
        assertThat(cast.as(players.executive(), () -> list.page(filter, LeadOrder.NEWEST_FIRST, 0, 10)))
                .extracting(LeadCard::stageKey)
                .containsExactlyInAnyOrder("MQL_ENTERPRISE", "MQL_MIDSIZE");
        assertThat(cast.as(players.executive(), () -> list.count(filter))).isEqualTo(2);
    }

    @Test
    void aLabelThatTwoStagesHaveMeansTheFirstInUse() {
        splitBySegment();
        apply(MAY, new LifecycleChange.Split(id("SQL"), List.of(part("Enterprise", Set.of())), false, null));
        assertThat(keyOf("Enterprise")).isEqualTo("MQL_ENTERPRISE");

        apply(JUNE, new LifecycleChange.Retire(id("MQL_ENTERPRISE"), id("MQL_MIDSIZE"), false));
        assertThat(keyOf("Enterprise")).isEqualTo("SQL_ENTERPRISE");
    }

    private Figure yieldOfMarch() {
        return clock.at(JULY, () -> cast.as(players.executive(), () -> figures.figure("recycle-yield", MARCH)));
    }

    private String keyOf(String label) {
        return stages().labels().entrySet().stream()
                .filter(stage -> stage.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Every figure of March and of the second quarter, on every basis, as it is on the first of July. */
    private Map<String, Figure> allFigures() {
        Map<String, Figure> all = new TreeMap<>();
        clock.at(
                JULY,
                () -> cast.as(players.executive(), () -> {
                    for (Metric metric : figures.catalogue()) {
                        for (Basis basis :
                                figures.hasCohorts(metric.key()) ? Basis.values() : new Basis[] {Basis.PERIOD}) {
                            for (String month : List.of("2026-03", "2026-04", "2026-05", "2026-06")) {
                                FigureQuery query = FigureQuery.over(
                                                Period.monthOf(LocalDate.parse(month + "-01"), ZoneOffset.UTC))
                                        .on(basis);
                                all.put(
                                        "%s %s %s".formatted(metric.key(), basis, month),
                                        figures.figure(metric.key(), query));
                            }
                        }
                    }
                    return true;
                }));
        return all;
    }

    private List<String> history() {
        return jdbc.sql("""
                        SELECT CONCAT_WS(' ', id, lead_id, stage_id, entered_at, COALESCE(from_stage_id, '-'), origin, reason,
                                         COALESCE(corrected_at, '-'))
                          FROM stage_entry ORDER BY id
                        """).query(String.class).list();
    }

    private List<String> recycled(String name) {
        return jdbc.sql("""
                        SELECT CAST(DATE(r.recycled_at) AS CHAR) FROM recycling r JOIN lead_record l ON l.id = r.lead_id
                         WHERE l.external_id = :name ORDER BY r.recycled_at
                        """).param("name", name).query(String.class).list();
    }

    @Test
    void theKeyOfASubStageIsMadeOnceAndNeverTwice() {
        apply(MAY, new LifecycleChange.Split(id("MQL"), List.of(part("Großkunden!", Set.of())), false, null));
        apply(MAY, new LifecycleChange.Rename(id("MQL_GROSSKUNDEN"), "Enterprise"));
        apply(MAY, new LifecycleChange.Split(id("MQL"), List.of(part("Großkunden", Set.of())), false, null));

        assertThat(stages().parts(stages().keyed("MQL")))
                .extracting(stage -> stage.key() + " " + stage.label())
                .containsExactly("MQL_GROSSKUNDEN Enterprise", "MQL_GROSSKUNDEN_2 Großkunden");
    }

    @Test
    void refusesWhatWouldMakeNoSense() {
        splitBySegment();
        assertThat(refusal(new LifecycleChange.Retire(id("LEAD"), id("MQL"), false)))
                .isEqualTo("needed-stage");
        assertThat(refusal(new LifecycleChange.Merge(id("WON"), id("OPPORTUNITY"), false)))
                .isEqualTo("needed-stage");
        assertThat(refusal(new LifecycleChange.Merge(id("NURTURE"), id("MQL"), false)))
                .isEqualTo("not-alike");
        assertThat(refusal(new LifecycleChange.Merge(id("MQL"), id("MQL_MIDSIZE"), false)))
                .isEqualTo("part-of-itself");
        assertThat(refusal(new LifecycleChange.Rename(id("MQL_MIDSIZE"), "enterprise")))
                .isEqualTo("label-twice");
        assertThat(refusal(new LifecycleChange.Rename(id("MQL_MIDSIZE"), "Midsize")))
                .isEqualTo("nothing-changes");
        assertThat(refusal(new LifecycleChange.Shift(id("SAL"), false))).isEqualTo("fixed-order");
        assertThat(refusal(new LifecycleChange.Shift(id("MQL_ENTERPRISE"), true)))
                .isEqualTo("no-place");
        assertThat(refusal(new LifecycleChange.Retire(id("NURTURE"), id("VISITOR"), false)))
                .isEqualTo("not-entered");
        assertThat(refusal(new LifecycleChange.Adopt(LifecycleTemplate.SQL_THEN_SAL)))
                .isEqualTo("nothing-changes");
        assertThat(refusal(new LifecycleChange.Describe(id("MQL"), StageIcon.STAR, "LEGAL")))
                .isEqualTo("unknown-department");
        assertThat(refusal(new LifecycleChange.Split(
                        id("MQL"),
                        List.of(part("A", Set.of("Midsize")), part("B", Set.of("Midsize"))),
                        false,
                        Trait.SEGMENT)))
                .isEqualTo("value-twice");
    }

    @Test
    void ofTwoWhoChangeItAtOnceTheSecondIsTold() {
        LifecycleChange.Rename rename = new LifecycleChange.Rename(id("MQL"), "Ripe");
        LifecyclePreview seen = preview(rename);
        apply(MAY, new LifecycleChange.Rename(id("LEAD"), "Contact"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(
                        players.administrator(),
                        () -> lifecycle.apply(rename, seen.version(), "", (done, all) -> true)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("changed-meanwhile"));
        assertThat(stages().keyed("MQL").label()).isEqualTo("Marketing qualified (MQL)");
    }

    @Test
    void whatIsBrokenOffChangesNothing() {
        LifecycleChange.Merge merge = new LifecycleChange.Merge(id("SAL"), id("SQL"), false);
        LifecyclePreview seen = preview(merge);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(
                        players.administrator(),
                        () -> lifecycle.apply(merge, seen.version(), "", (done, all) -> false)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("cancelled"));
        assertThat(stages().keyed("SAL").inUse()).isTrue();
        assertThat(card("Ada").stageKey()).isEqualTo("SAL");
        assertThat(stages()).isEqualTo(stages());
    }

    @Test
    void everyChangeIsARowWithWhoWhenAndWhy() {
        splitBySegment();

        assertThat(cast.as(players.administrator(), () -> lifecycle.changes(5)))
                .containsExactly(new Lifecycle.Changed(
                        MAY,
                        "Test Administrator",
                        "divided Marketing qualified (MQL) into Enterprise, Midsize",
                        "too many for one"));
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE event = 'LifecycleChanged'")
                        .query(String.class)
                        .list())
                .containsExactly("divided Marketing qualified (MQL) into Enterprise, Midsize");
    }

    @Test
    void tellsByWhatTheLeadsOfAStageDiffer() {
        assertThat(cast.as(players.administrator(), () -> lifecycle.values(id("MQL"), Trait.SEGMENT)))
                .containsExactly(new Lifecycle.TraitValue("Enterprise", 1), new Lifecycle.TraitValue("Midsize", 1));
        assertThat(cast.as(players.administrator(), () -> lifecycle.values(id("MQL"), Trait.TEAM)))
                .containsExactly(new Lifecycle.TraitValue(Trait.UNKNOWN, 2));
    }

    private LifecyclePreview splitBySegment() {
        return apply(
                MAY,
                new LifecycleChange.Split(
                        id("MQL"),
                        List.of(part("Enterprise", Set.of("Enterprise")), part("Midsize", Set.of("Midsize"))),
                        false,
                        Trait.SEGMENT));
    }

    private static LifecycleChange.Part part(String label, Set<String> values) {
        return new LifecycleChange.Part(label, StageIcon.STEP, "MARKETING", values);
    }

    private LifecyclePreview preview(LifecycleChange change) {
        return cast.as(players.administrator(), () -> lifecycle.preview(change));
    }

    private LifecyclePreview apply(Instant at, LifecycleChange change) {
        return clock.at(at, () -> {
            LifecyclePreview preview = preview(change);
            cast.as(
                    players.administrator(),
                    () -> lifecycle.apply(change, preview.version(), "too many for one", (done, all) -> true));
            return preview;
        });
    }

    private String refusal(LifecycleChange change) {
        try {
            preview(change);
            return "possible";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private static String numbers(FigureShift shift) {
        return " +%d today %d -%d moved %d retold %d"
                .formatted(shift.added(), shift.today(), shift.removed(), shift.moved(), shift.retold());
    }

    private Lifecycle.Stages stages() {
        return cast.as(players.executive(), lifecycle::stages);
    }

    private Id id(String key) {
        return stages().keyed(key).id();
    }

    private Id record(String name, String segment, Map<String, Instant> entered) {
        LeadRecord lead = TestLeads.entered(name, entered);
        LeadRecord inSegment = new LeadRecord(
                lead.source(),
                name,
                lead.email(),
                lead.firstName(),
                lead.lastName(),
                lead.company(),
                lead.jobTitle(),
                lead.country(),
                Optional.of(segment),
                lead.channel(),
                lead.campaign(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lead.entered(),
                Optional.empty(),
                Map.of());
        return cast.as(players.marketer(), () -> leads.record(List.of(inSegment), false))
                .getFirst()
                .id();
    }

    private static Instant march(int day) {
        return LocalDate.of(2026, 3, day).atTime(9, 0).toInstant(ZoneOffset.UTC);
    }

    /** Of the leads that passed the one stage in March, those that ever passed the other. */
    private String conversion(String first, String second) {
        return conversionIn("2026-03", first, second);
    }

    private String conversionIn(String month, String first, String second) {
        FigureQuery query = FigureQuery.over(Period.monthOf(LocalDate.parse(month + "-01"), ZoneOffset.UTC))
                .on(Basis.COHORT)
                .within(Window.parse("all"));
        Figure figure = cast.as(players.executive(), () -> figures.conversion(first, second, query));
        return figure.numerator().toBigInteger() + "/"
                + figure.denominator().orElseThrow().toBigInteger();
    }

    private LeadCard card(String name) {
        return cast.as(players.executive(), () -> book.find("test", name)).orElseThrow();
    }

    private String timeline(String name) {
        return cast.as(players.executive(), () -> book.timeline(card(name).id()))
                .toString();
    }

    private Optional<String> passage(String name, String stage) {
        @Nullable
        String found = jdbc.sql("""
                        SELECT MAX(CONCAT(DATE(p.passed_at), CASE WHEN p.skipped THEN ' skipped' ELSE '' END))
                          FROM stage_passage p
                          JOIN stage s ON s.id = p.stage_id
                          JOIN lead_record l ON l.id = p.lead_id
                         WHERE l.external_id = :name AND s.stage_key = :stage
                        """)
                .param("name", name)
                .param("stage", stage)
                .query((row, number) -> row.getString(1))
                .list()
                .getFirst();
        return Optional.ofNullable(found);
    }
}
