package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.RowReader;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.shared.Money;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Deals. What says nothing of its outcome is open, or won or lost by the words of its stage. */
@Component
class OpportunityIntake implements Intake<OpportunityRecord> {

    private final Opportunities opportunities;
    private final LeadReferences leads;
    private final String currency;

    OpportunityIntake(
            Opportunities opportunities, LeadReferences leads, @Value("${accord.currency:EUR}") String currency) {
        this.opportunities = opportunities;
        this.leads = leads;
        this.currency = Money.currencyOf(currency).getCurrencyCode();
    }

    @Override
    public ImportKind kind() {
        return ImportKind.OPPORTUNITIES;
    }

    @Override
    public List<Fitting<OpportunityRecord>> fit(String source, List<FieldValues> rows) {
        LeadReferences.Known known = leads.of(source, rows);
        return rows.stream()
                .map(row -> known.missing(row)
                        ? known.<OpportunityRecord>unknown(row)
                        : Fitting.attempt(row, values -> opportunity(values.source(source), values, known)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<OpportunityRecord> records, boolean offer) {
        return opportunities.record(records, offer);
    }

    private Fitting<OpportunityRecord> opportunity(String source, FieldValues values, LeadReferences.Known known) {
        Optional<Outcome> outcome = outcome(values);
        if (outcome.isEmpty()) {
            return Fitting.not("outcome", "missing-outcome", "The deal is closed, but neither won nor lost.");
        }
        boolean open = outcome.get() == Outcome.OPEN;
        Optional<Instant> closedAt = values.moment("closedAt");
        return Fitting.of(new OpportunityRecord(
                source,
                values.text("externalId").orElse(""),
                known.lead(values),
                values.text("name"),
                values.text("account"),
                values.text("product"),
                values.text("owner"),
                values.text("sdr"),
                money(values),
                values.moment("createdAt"),
                // many systems keep one close date, which of an open deal is the expected one
                values.moment("expectedCloseAt").or(() -> open ? closedAt : Optional.empty()),
                open ? Optional.empty() : closedAt,
                values.text("stage"),
                outcome.get(),
                values.text("lostReason")));
    }

    private Optional<Money> money(FieldValues values) {
        String code = values.text("currency")
                .or(() -> values.text(RowReader.CURRENCY_OF_AMOUNT))
                .orElse(currency);
        return values.number("amount").map(amount -> new Money(amount, Money.currencyOf(code)));
    }

    private static Optional<Outcome> outcome(FieldValues values) {
        if (values.text("outcome").isPresent()) {
            return values.text("outcome").map(Outcome::valueOf);
        }
        if (values.flag("isWon").orElse(false)) {
            return Optional.of(Outcome.WON);
        }
        if (values.flag("isClosed").isPresent()) {
            return Optional.of(values.flag("isClosed").get() ? Outcome.LOST : Outcome.OPEN);
        }
        Optional<Outcome> byStage =
                values.text("stage").flatMap(RowReader::outcome).map(Outcome::valueOf);
        if (byStage.isPresent()) {
            return byStage;
        }
        return values.moment("closedAt").isPresent() && values.text("stage").isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.OPEN);
    }
}
