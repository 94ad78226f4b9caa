package dev.accord.metrics;

import dev.accord.files.TableFormat;
import dev.accord.files.WrittenFile;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** A figure to go on with elsewhere: its records, or the parts of its breakdown, as a file that the caller closes. */
@Service
public class FigureFiles {

    private static final List<String> OF_RECORDS = List.of(
            "kind",
            "id",
            "label",
            "at",
            "lead",
            "numerator",
            "denominator",
            "currency",
            "original",
            "originalCurrency",
            "maturing",
            "mark",
            "fault");

    private final Figures figures;

    FigureFiles(Figures figures) {
        this.figures = figures;
    }

    /**
     * The records behind a figure, newest first: their numerators and denominators add up to it. Where the query splits
     * it, the last column names the part of each.
     *
     * @throws Refused as {@link Figures} does, with code {@code too-many-rows} where the format cannot hold them
     */
    @PreAuthorize(Access.SIGNED_IN)
    public WrittenFile records(String key, FigureQuery query, TableFormat format) throws IOException {
        Figure figure = figures.figure(key, query.by(Breakdown.NONE));
        if (figure.records() > format.mostRows()) {
            throw Refused.unprocessable(
                    "too-many-rows",
                    "%,d records do not fit into a sheet of %,d rows: ask for CSV, or for a shorter period",
                    figure.records(),
                    format.mostRows());
        }
        FigureQuery settled = figure.currency().map(query::in).orElse(query);
        List<String> heading = new ArrayList<>(OF_RECORDS);
        boolean split = query.by() != Breakdown.NONE;
        if (split) {
            heading.add(query.by().word());
        }
        return WrittenFile.of(
                name(figure) + "-records",
                figure.metric().label(),
                format,
                query.period().zone(),
                heading,
                rows -> figures.eachRecord(key, settled, record -> rows.add(row(record, split))));
    }

    /**
     * The parts that the query splits a figure into, as they are shown.
     *
     * @throws Refused as {@link Figures} does
     */
    @PreAuthorize(Access.SIGNED_IN)
    public WrittenFile parts(String key, FigureQuery query, TableFormat format) throws IOException {
        Figure figure = figures.figure(key, query);
        String currency = figure.currency()
                .map(Currency::getCurrencyCode)
                .orElse(figure.metric().unit().word());
        return WrittenFile.of(
                name(figure) + "-by-" + query.by().word(),
                figure.metric().label(),
                format,
                query.period().zone(),
                List.of(query.by().word(), "value", "unit", "numerator", "denominator", "maturing", "records"),
                rows -> figure.series()
                        .forEach(part -> rows.add(cells(
                                part.group(),
                                part.number(),
                                currency,
                                part.numerator(),
                                part.base(),
                                part.maturing(),
                                part.records()))));
    }

    private static String name(Figure figure) {
        return "%s-%s-to-%s"
                .formatted(
                        figure.metric().key(),
                        figure.query().period().from(),
                        figure.query().period().to().minusDays(1));
    }

    private static List<@Nullable Object> row(FigureRecord record, boolean split) {
        List<@Nullable Object> cells = cells(
                record.kind(),
                record.id().toString(),
                record.label(),
                record.moment(),
                record.lead().map(Id::toString).orElse(null),
                record.numerator(),
                record.base(),
                record.currency().map(Currency::getCurrencyCode).orElse(null),
                record.original().map(Money::amount).orElse(null),
                record.original()
                        .map(money -> money.currency().getCurrencyCode())
                        .orElse(null),
                record.maturing(),
                record.mark(),
                record.doubt());
        if (split) {
            cells.add(record.group());
        }
        return cells;
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
