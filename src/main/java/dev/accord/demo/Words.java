package dev.accord.demo;

import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Criterion.Test;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the departments of the story agreed on: after many disputes another meaning of SQL, values for the deal and the
 * cycle, and at the end a draft that Marketing has signed and Sales has not.
 */
final class Words {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Script script;

    Words(Script script) {
        this.script = script;
    }

    void agree() {
        Instant change = script.change();
        propose(change.minus(A_WEEK), Player.HELENA, "SQL", Phrases.SQL_V2, Optional.of(toldUs()), Optional.empty());
        discuss(change.minus(A_WEEK.dividedBy(2)), Player.DAVID, "SQL", Phrases.ON_SQL_V2);
        sign(change.minusSeconds(3_600), change, "SQL");
        Instant values = change.plus(A_WEEK);
        agreeOn(values, "AVERAGE_DEAL", Phrases.AVERAGE_DEAL_V2, new AgreedValue(BigDecimal.valueOf(30_000), "EUR"));
        agreeOn(values, "SALES_CYCLE", Phrases.SALES_CYCLE_V2, new AgreedValue(BigDecimal.valueOf(60), null));
        waitForSales();
    }

    private void agreeOn(Instant at, String term, String body, AgreedValue value) {
        propose(at, Player.DAVID, term, body, Optional.empty(), Optional.of(value));
        sign(at.plusSeconds(1_200), at.plusSeconds(7_200), term);
    }

    private void waitForSales() {
        Office office = script.office();
        Instant proposed = office.ago(script.now(), 1_500);
        propose(proposed, Player.NORA, "SQL", Phrases.SQL_V3, Optional.of(behaves()), Optional.empty());
        discuss(office.ago(script.now(), 1_260), Player.DAVID, "SQL", Phrases.ON_SQL_V3.getFirst());
        discuss(office.ago(script.now(), 1_180), Player.NORA, "SQL", Phrases.ON_SQL_V3.get(1));
        discuss(office.ago(script.now(), 640), Player.MARGAUX, "SQL", Phrases.ON_SQL_V3.getLast());
        script.add(new Act.Signed(office.ago(script.now(), 400), Player.HELENA, "SQL", "MARKETING"));
    }

    private void propose(
            Instant at, Player by, String term, String body, Optional<Criteria> rule, Optional<AgreedValue> agreed) {
        script.add(new Act.Proposed(at, by, term, body, rule, agreed));
    }

    private void discuss(Instant at, Player by, String term, String comment) {
        script.add(new Act.Discussed(at, by, term, comment));
    }

    private void sign(Instant marketing, Instant sales, String term) {
        script.add(new Act.Signed(marketing, Player.HELENA, term, "MARKETING"));
        script.add(new Act.Signed(sales, Player.DAVID, term, "SALES"));
    }

    private static Criteria toldUs() {
        return new Criteria(
                new Group(Match.ALL, List.of(known("attribute.budget"), known("attribute.decision_maker"))),
                neverHandedOver());
    }

    private static Criteria behaves() {
        return new Criteria(
                new Group(
                        Match.ANY,
                        List.of(
                                new Group(
                                        Match.ALL,
                                        List.of(known("attribute.budget"), known("attribute.decision_maker"))),
                                new Did("DEMO_REQUEST", 1, null, null),
                                new Group(
                                        Match.ALL,
                                        List.of(
                                                new Did("VISIT", 1, 60, "/pricing"),
                                                new Did("DOWNLOAD", 1, 60, null))))),
                neverHandedOver());
    }

    private static Fact known(String field) {
        return new Fact(field, Test.KNOWN, List.of());
    }

    private static List<Criteria.Disqualifier> neverHandedOver() {
        return List.of(
                never("student", new Fact("email", Test.ENDS_WITH, List.of(".edu", ".ac.uk"))),
                never("consultant", new Fact("jobTitle", Test.CONTAINS, List.of("consultant"))),
                never(
                        "fewer than ten people in the warehouse",
                        new Fact("attribute.warehouse_people", Test.AT_MOST, List.of("9"))));
    }

    private static Criteria.Disqualifier never(String name, Criterion when) {
        return new Criteria.Disqualifier(name, when);
    }
}
