package dev.accord.metrics;

import dev.accord.glossary.VersionName;
import dev.accord.shared.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A metric and the SQL that lists its records. The figure, every breakdown and the drill-down aggregate or page over
 * that one query, so the records always add up to the figure.
 *
 * <p>A records query reads {@code WITHIN(moment, lead)} where its moment lies in the half-open period, {@code :from} to
 * {@code :to}, for cohorts also {@code :window} (days, NULL without limit) and {@code :asOf}, and must be bounded by an
 * index. An opportunity may have no lead: {@code WITHIN(moment, lead, id)} names what stands for itself then. History that
 * is kept by the day is read from {@code :firstDay} to before {@code :lastDay}; {@code MIDNIGHT(day)} stands for the
 * moment at which that day begins in the reporting zone, and {@code DAYS(a, b)} for the days from a to b on its wall
 * clock. What is true of one moment is read at {@code :moment}, the end of the period or, before that, now. Its columns:
 * <pre>
 * kind, id, part  which record; part tells two rows of one record apart
 * label           NULL: the name of the lead
 * at              when it happened, which is also its bucket of time
 * lead_id         its lead, which gives segment, and channel and campaign
 * owner_id, owner_name   its person, which gives the team
 * step            the pipeline step of a deal
 * numerator, denominator
 * maturing        1: too young to say
 * fault           the name of a fault of the record
 * mark            what it counts as beside the value
 * currency        of an amount in its numerator
 * channel, campaign   only where it has them of its own
 * </pre>
 *
 * @param shape how records become a figure
 * @param records the records query for each basis
 * @param daily the query of those records that are kept by the day, such as visits, in front of the others; may be empty
 * @param rolledUp whether its records, but for those by the day, are kept in sums by {@link RollUps}: each is of one moment,
 *     and none changes with the moment at which it is asked for, save that a cohort matures
 * @param apart what is counted beside the value: its name and the condition on a record {@code r}
 * @param faults the names of the faults that its records can show
 * @param stages the ids of the stages that it speaks of: the first two are {@code :first} and {@code :second}, and all
 *     of them {@code :stages}
 * @param ofChannels whether its records have channel and campaign of their own
 * @param restated the records query for each basis under another version of a term, by the key of the term: it reads
 *     the leads that met that version from {@code rehearsal_entry} where the rehearsal is {@code :restatement}, and
 *     everything else up to {@code :asOf}
 */
record Formula(
        Metric metric,
        Shape shape,
        Map<Basis, String> records,
        String daily,
        boolean rolledUp,
        Map<String, String> apart,
        List<String> faults,
        List<Long> stages,
        boolean ofChannels,
        Map<String, Map<Basis, String>> restated) {

    private static final Pattern WITHIN = Pattern.compile("WITHIN\\(([a-z_.]+), ([a-z_.]+)(?:, ([a-z_.]+))?\\)");

    enum Shape {
        /** The sum of the numerators. */
        SUM,
        /** The sum of the numerators / the sum of the denominators. */
        RATIO,
        /** The median of the numerators where the denominator is 1; the mean and the 90th percentile are given apart. */
        MEDIAN,
        /** The sum of the numerators / the mean of the known denominators. */
        RATE
    }

    static Formula ofPeriod(Metric metric, Shape shape, String records) {
        return of(metric, shape, Map.of(Basis.PERIOD, records));
    }

    static Formula of(Metric metric, Shape shape, Map<Basis, String> records) {
        return new Formula(metric, shape, records, "", false, Map.of(), List.of(), List.of(), false, Map.of());
    }

    /** With these records, which are kept by the day, in front of the others. */
    Formula withDaily(String query) {
        return new Formula(metric, shape, records, query, rolledUp, apart, faults, stages, ofChannels, restated);
    }

    /** Its records are kept in sums. */
    Formula keptInSums() {
        return new Formula(metric, shape, records, daily, true, apart, faults, stages, ofChannels, restated);
    }

    Formula apart(Map<String, String> counted) {
        return new Formula(metric, shape, records, daily, rolledUp, counted, faults, stages, ofChannels, restated);
    }

    Formula faults(String... names) {
        return new Formula(
                metric, shape, records, daily, rolledUp, apart, List.of(names), stages, ofChannels, restated);
    }

    Formula stages(List<Long> ids) {
        return new Formula(
                metric, shape, records, daily, rolledUp, apart, faults, List.copyOf(ids), ofChannels, restated);
    }

    Formula withChannels() {
        return new Formula(metric, shape, records, daily, rolledUp, apart, faults, stages, true, restated);
    }

    /** It can be restated under another version of that term, by these records. */
    Formula restatable(String term, Map<Basis, String> query) {
        Map<String, Map<Basis, String>> terms = new LinkedHashMap<>(restated);
        terms.put(term, query);
        return new Formula(
                metric.restatable(terms.keySet()),
                shape,
                records,
                daily,
                rolledUp,
                apart,
                faults,
                stages,
                ofChannels,
                terms);
    }

    /** @throws Refused with code {@code not-restatable} where the term does not decide which records there are */
    Formula restatedBy(VersionName version) {
        Map<Basis, String> query = restated.get(version.term());
        if (query == null) {
            throw Refused.unprocessable(
                    "not-restatable",
                    metric.restatable().isEmpty()
                            ? "no definition decides by its criteria what %1$s counts: it cannot be restated"
                            : "%1$s does not depend on %2$s: it can be restated under a version of %3$s",
                    metric.label(),
                    version.term(),
                    String.join(" or ", metric.restatable()));
        }
        return new Formula(metric, shape, query, daily, false, apart, faults, stages, ofChannels, restated);
    }

    /** All records of a period. */
    String all(Basis basis) {
        return daily.isEmpty() ? ofMoments(basis) : daily + "UNION ALL\n" + ofMoments(basis);
    }

    /** Those of {@code :subjects} within a period, without the ones that are kept by the day. */
    String ofSubjects(Basis basis) {
        return WITHIN.matcher(records(basis))
                .replaceAll(found -> "$1 >= :from AND $1 < :to AND "
                        + (found.group(3) == null
                                ? "$2 IN (:subjects)"
                                : "($2 IN (:subjects) OR $2 IS NULL AND $3 IN (:subjects))"));
    }

    /** All of a period, without those that are kept by the day. */
    String ofMoments(Basis basis) {
        return WITHIN.matcher(records(basis)).replaceAll("$1 >= :from AND $1 < :to");
    }

    private String records(Basis basis) {
        return Objects.requireNonNull(records.get(basis), () -> metric.key() + " has no records on the basis " + basis);
    }

    Basis usualBasis() {
        return records.containsKey(Basis.COHORT) ? Basis.COHORT : Basis.PERIOD;
    }
}
