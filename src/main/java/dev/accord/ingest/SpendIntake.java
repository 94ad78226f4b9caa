package dev.accord.ingest;

import dev.accord.acquisition.Spend;
import dev.accord.acquisition.SpendRecord;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.RowReader;
import dev.accord.shared.Money;
import dev.accord.shared.Recorded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What was spent. Without an external id, channel, campaign and days tell the amounts of a source apart. */
@Component
class SpendIntake implements Intake<SpendRecord> {

    private final Spend spend;
    private final String currency;

    SpendIntake(Spend spend, @Value("${accord.currency:EUR}") String currency) {
        this.spend = spend;
        this.currency = Money.currencyOf(currency).getCurrencyCode();
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SPEND;
    }

    @Override
    public List<Fitting<SpendRecord>> fit(String source, List<FieldValues> rows) {
        return rows.stream()
                .map(row -> Fitting.attempt(row, values -> spend(values.source(source), values)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<SpendRecord> records, boolean offer) {
        return spend.record(records);
    }

    private Fitting<SpendRecord> spend(String source, FieldValues values) {
        FieldValues.Days days = values.days("from");
        String code = values.text("currency")
                .or(() -> values.text(RowReader.CURRENCY_OF_AMOUNT))
                .orElse(currency);
        return Fitting.of(new SpendRecord(
                source,
                values.text("externalId").orElseGet(() -> naturalKey(values, days)),
                values.text("channel"),
                values.text("campaign"),
                days.from(),
                days.to(),
                new Money(values.number("amount").orElse(BigDecimal.ZERO), Money.currencyOf(code)),
                values.number("impressions").map(BigDecimal::longValue),
                values.number("clicks").map(BigDecimal::longValue)));
    }

    /** A hash, as the texts together may be longer than an id. */
    private static String naturalKey(FieldValues values, FieldValues.Days days) {
        String identity = Stream.of(
                        values.text("channel"),
                        values.text("campaign"),
                        Optional.of(days.from().toString()),
                        Optional.of(days.to().toString()))
                .map(part -> part.orElse(""))
                .collect(Collectors.joining("\n"));
        return "natural:"
                + HexFormat.of().formatHex(IdempotencyKeys.digest().digest(identity.getBytes(StandardCharsets.UTF_8)));
    }
}
