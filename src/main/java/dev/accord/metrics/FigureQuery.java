package dev.accord.metrics;

import dev.accord.glossary.VersionName;
import dev.accord.shared.Period;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a metric. Start with {@link #over} and add what differs from the usual.
 *
 * @param only the parts that it looks at; all where there are none
 * @param wanted the currency asked for; none takes the one that all records share. It is no Optional because views
 *     keep queries in their session.
 * @param version the version of a definition under which it is restated, as if that had been in force for ever; none
 *     asks for what was recorded
 */
public record FigureQuery(
        Period period,
        Basis basis,
        Window window,
        Breakdown by,
        List<Narrowing> only,
        @Nullable Currency wanted,
        @Nullable VersionName version)
        implements Serializable {

    public FigureQuery {
        only = List.copyOf(only);
    }

    public static FigureQuery over(Period period) {
        return new FigureQuery(period, Basis.AS_DEFINED, Window.NINETY_DAYS, Breakdown.NONE, List.of(), null, null);
    }

    public FigureQuery on(Basis other) {
        return new FigureQuery(period, other, window, by, only, wanted, version);
    }

    public FigureQuery within(Window other) {
        return new FigureQuery(period, basis, other, by, only, wanted, version);
    }

    public FigureQuery by(Breakdown other) {
        return new FigureQuery(period, basis, window, other, only, wanted, version);
    }

    /** Looks only at the records that fall into that part, null being the unknown one. */
    public FigureQuery narrowedTo(Breakdown dimension, @Nullable String group) {
        List<Narrowing> narrower = Stream.concat(only.stream(), Stream.of(new Narrowing(dimension, group)))
                .toList();
        return new FigureQuery(period, basis, window, by, narrower, wanted, version);
    }

    public FigureQuery in(Currency other) {
        return new FigureQuery(period, basis, window, by, only, other, version);
    }

    public FigureQuery during(Period other) {
        return new FigureQuery(other, basis, window, by, only, wanted, version);
    }

    /** The same, restated: leads count for the stage of that definition when they first met that version of it. */
    public FigureQuery under(VersionName other) {
        return new FigureQuery(period, basis, window, by, only, wanted, other);
    }

    /** The same, as it was recorded. */
    public FigureQuery asRecorded() {
        return new FigureQuery(period, basis, window, by, only, wanted, null);
    }

    public Optional<VersionName> restated() {
        return Optional.ofNullable(version);
    }

    public Optional<Currency> currency() {
        return Optional.ofNullable(wanted);
    }
}
