package dev.accord.metrics;

/**
 * Which leads passed a stage and when first, as the part of a records query that it reads: {@code lead_id, passed_at,
 * skipped}.
 */
final class Passages {

    /** Of the first stage that a formula speaks of, as it was recorded. */
    static final String FIRST = """
            SELECT p.lead_id, p.passed_at, p.skipped FROM stage_passage p WHERE p.stage_id = :first""";

    static final String SECOND = """
            SELECT p.lead_id, p.passed_at, p.skipped FROM stage_passage p WHERE p.stage_id = :second""";

    /** As it was recorded up to the moment of which a restated figure is. */
    static final String FIRST_SO_FAR = FIRST + " AND p.passed_at <= :asOf";

    static final String SECOND_SO_FAR = SECOND + " AND p.passed_at <= :asOf";

    /** When the criteria of another version first held. Nobody skips what is only looked at afterwards. */
    static final String RESTATED = """
            SELECT e.lead_id, e.at AS passed_at, FALSE AS skipped FROM rehearsal_entry e WHERE e.rehearsal_id = :restatement""";

    private Passages() {}
}
