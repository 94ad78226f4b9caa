package dev.accord.disputes;

import java.util.Arrays;
import java.util.Optional;

/**
 * A side by which disputes are told apart, counted and found: the same expression counts them and finds them again, so
 * that a number and the disputes behind it always agree.
 */
public enum Facet {
    /** What sales claimed: the code of a cause. */
    CLAIM("claim", "d.cause"),
    /** What the verdict found: the code of a cause; unknown until then. */
    CAUSE("cause", "d.true_cause"),
    /** The channel by which the lead came. */
    SOURCE("source", "l.channel"),
    /** The campaign by which the lead came. */
    CAMPAIGN("campaign", "l.campaign"),
    /** Who disputed it: the id of a person. */
    REP("rep", "d.raised_by"),
    /** Who researched it, at last: the id of a person. */
    RESEARCHER("researcher", "d.researcher_id"),
    /** Who decided: the id of a person. */
    DECIDER("decider", "d.decided_by"),
    /** {@code open} or {@code decided}. */
    STATE("state", "CASE WHEN d.state = 'REPOSITIONED' THEN 'decided' ELSE 'open' END"),
    /** {@code upheld} or {@code not-upheld}; unknown until the verdict. */
    VERDICT("verdict", "CASE WHEN d.upheld THEN 'upheld' WHEN NOT d.upheld THEN 'not-upheld' END"),
    /** The code of a {@link Whereto}; unknown until the verdict. */
    WENT("went", """
            CASE WHEN d.state <> 'REPOSITIONED' THEN NULL
                 WHEN d.back_to_same_rep THEN 'SAME_REP'
                 WHEN d.offered_to IS NOT NULL THEN 'OTHER_REP'
                 WHEN s.kind IN ('DISQUALIFIED', 'LOST') THEN 'OUT'
                 ELSE 'RECYCLED' END"""),
    /** {@code yes} or {@code no}: whether the verdict is younger than the window, so that nothing can be said yet. */
    MATURING("maturing", """
            CASE WHEN d.decided_at IS NULL THEN NULL
                 WHEN TIMESTAMPADD(DAY, :window, d.decided_at) > :asOf THEN 'yes'
                 ELSE 'no' END"""),
    /** {@code yes} or {@code no}: whether the lead entered SQL or a later stage again, within the window. */
    FORWARD("forward", """
            CASE WHEN d.decided_at IS NULL THEN NULL
                 WHEN EXISTS (SELECT 1 FROM stage_entry e
                                JOIN stage_reach k ON k.entered_id = e.stage_id AND k.passed_id = :sqlStage
                                     AND (k.before_at IS NULL OR e.entered_at < k.before_at)
                               WHERE e.lead_id = d.lead_id AND e.entered_at > d.decided_at AND e.corrected_at IS NULL
                                 AND (:window IS NULL OR e.entered_at <= TIMESTAMPADD(DAY, :window, d.decided_at))) THEN 'yes'
                 ELSE 'no' END"""),
    /** {@code yes} or {@code no}: whether a deal with the lead was won after the verdict, within the window. */
    WON("won", """
            CASE WHEN d.decided_at IS NULL THEN NULL
                 WHEN EXISTS (SELECT 1 FROM opportunity o WHERE o.lead_id = d.lead_id AND """ + Facet.RESCUED + """
                ) THEN 'yes'
                 ELSE 'no' END""");

    /** A deal counts once: for the last verdict before it was won. */
    static final String RESCUED = """
             o.outcome = 'WON' AND o.closed_at > d.decided_at
             AND (:window IS NULL OR o.closed_at <= TIMESTAMPADD(DAY, :window, d.decided_at))
             AND NOT EXISTS (SELECT 1 FROM dispute later
                              WHERE later.lead_id = d.lead_id AND later.decided_at > d.decided_at
                                AND later.decided_at < o.closed_at)
            """;

    private final String word;
    private final String expression;

    Facet(String word, String expression) {
        this.word = word;
        this.expression = expression;
    }

    /** How addresses call it. */
    public String word() {
        return word;
    }

    public static Optional<Facet> named(String word) {
        return Arrays.stream(values()).filter(facet -> facet.word.equals(word)).findFirst();
    }

    /** As SQL over the dispute {@code d}, its lead {@code l} and the stage {@code s} that it went to. */
    String expression() {
        return expression;
    }

    /** Whether its values are ids of people. */
    public boolean isPerson() {
        return this == REP || this == RESEARCHER || this == DECIDER;
    }

    boolean isOfLead() {
        return this == SOURCE || this == CAMPAIGN;
    }

    boolean isOfStage() {
        return this == WENT;
    }
}
