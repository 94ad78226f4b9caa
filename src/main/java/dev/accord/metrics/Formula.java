package dev.accord.metrics;

import java.util.List;
import java.util.Map;

/**
 * A metric and the SQL that lists its records. The figure, every breakdown and the drill-down aggregate or page over
 * that one query, so the records always add up to the figure.
 *
 * <p>A records query reads the half-open period as {@code :from} and {@code :to}, for cohorts also {@code :window}
 * (days, NULL without limit) and {@code :asOf}, and must be bounded by an index. {@code DAYS(a, b)} stands for the
 * days from a to b on the wall clock of the reporting zone. Its columns:
 * <pre>
 * kind, id, part  which record; part tells two rows of one record apart
 * label           NULL: the name of the lead
 * at              when it happened, which is also its bucket of time
 * lead_id         its lead, which gives channel, campaign and segment
 * owner_id, owner_name   its person, which gives the team
 * step            the pipeline step of a deal
 * numerator, denominator
 * maturing        1: too young to say
 * fault           the name of a fault of the record
 * mark            what it counts as beside the value
 * currency        of an amount in it
 * </pre>
 *
 * @param shape how records become a figure
 * @param records the records query for each basis
 * @param apart what is counted beside the value: its name and the condition on a record {@code r}
 * @param faults the names of the faults that its records can show
 * @param stages the ids of the two stages of a conversion, as {@code :first} and {@code :second}
 */
record Formula(
        Metric metric,
        Shape shape,
        Map<Basis, String> records,
        Map<String, String> apart,
        List<String> faults,
        List<Long> stages) {

    enum Shape {
        /** The sum of the numerators. */
        SUM,
        /** The sum of the numerators / the sum of the denominators. */
        RATIO,
        /** The median of the numerators where the denominator is 1; sum and number give the mean. */
        MEDIAN,
        /** The sum of the numerators / the mean of the known denominators. */
        RATE
    }

    static Formula ofPeriod(Metric metric, Shape shape, String records) {
        return new Formula(metric, shape, Map.of(Basis.PERIOD, records), Map.of(), List.of(), List.of());
    }

    Formula apart(Map<String, String> counted) {
        return new Formula(metric, shape, records, counted, faults, stages);
    }

    Formula faults(String... names) {
        return new Formula(metric, shape, records, apart, List.of(names), stages);
    }

    Basis usualBasis() {
        return records.containsKey(Basis.COHORT) ? Basis.COHORT : Basis.PERIOD;
    }
}
