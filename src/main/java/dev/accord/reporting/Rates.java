package dev.accord.reporting;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dated rates by which figures convert money into the reporting currency. An amount is converted at the newest
 * rate that is no younger than the amount and at most {@link #LONGEST_DAYS} days older.
 */
@Service
@Transactional
public class Rates {

    /** A rate set for a month lasts the month; one that nobody has renewed for longer is missing. */
    public static final int LONGEST_DAYS = 31;

    private final NamedParameterJdbcOperations jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;
    private final Currency reporting;

    Rates(
            NamedParameterJdbcOperations jdbc,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events,
            @Value("${accord.currency:EUR}") String reporting) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
        this.reporting = Money.currencyOf(reporting);
    }

    /** The currency that amounts of several currencies are reported in. */
    @PreAuthorize(Access.SIGNED_IN)
    public Currency reportingCurrency() {
        return reporting;
    }

    /**
     * Sets rates; one that was there for the same currency and day is replaced. All or nothing.
     *
     * @throws Refused with code {@code bad-rate} where one is for the reporting currency itself
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void set(List<Rate> rates) {
        if (rates.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        jdbc.batchUpdate("""
                INSERT INTO currency_rate (quote, currency, day, rate, set_by, set_at)
                VALUES (:quote, :currency, :day, :rate, :by, :at)
                ON DUPLICATE KEY UPDATE rate = VALUES(rate), set_by = VALUES(set_by), set_at = VALUES(set_at)
                """, rates.stream().map(rate -> parameters(rate, now)).toArray(MapSqlParameterSource[]::new));
        Rate first = rates.getFirst();
        String what = rates.size() == 1
                ? "set the rate of %s for %s at %s %s"
                        .formatted(
                                first.currency(),
                                first.day(),
                                first.rate().stripTrailingZeros().toPlainString(),
                                reporting)
                : "set %d rates to %s".formatted(rates.size(), reporting);
        events.publishEvent(new RatesSet(now, acting.now().person(), what));
    }

    private MapSqlParameterSource parameters(Rate rate, Instant now) {
        if (rate.currency().equals(reporting)) {
            throw Refused.invalid("bad-rate", "%s is the reporting currency: its rate is always 1", reporting);
        }
        return new MapSqlParameterSource()
                .addValue("quote", reporting.getCurrencyCode())
                .addValue("currency", rate.currency().getCurrencyCode())
                .addValue("day", rate.day())
                .addValue("rate", rate.rate())
                .addValue("by", acting.now().person().map(Id::value).orElse(null))
                .addValue("at", Timestamp.from(now));
    }

    /** Takes a rate back that was set by mistake. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void takeBack(Currency currency, LocalDate day) {
        int gone = jdbc.update(
                "DELETE FROM currency_rate WHERE quote = :quote AND currency = :currency AND day = :day",
                new MapSqlParameterSource("quote", reporting.getCurrencyCode())
                        .addValue("currency", currency.getCurrencyCode())
                        .addValue("day", day));
        if (gone > 0) {
            events.publishEvent(new RatesSet(
                    clock.instant(),
                    acting.now().person(),
                    "took back the rate of %s for %s".formatted(currency, day)));
        }
    }

    /** A page of the rates, the newest day first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Rate> newest(int offset, int limit) {
        return jdbc.query(
                """
                SELECT currency, day, rate FROM currency_rate WHERE quote = :quote
                 ORDER BY day DESC, currency LIMIT :limit OFFSET :offset
                """,
                new MapSqlParameterSource("quote", reporting.getCurrencyCode())
                        .addValue("limit", limit)
                        .addValue("offset", offset),
                (row, number) -> new Rate(
                        Money.currencyOf(row.getString("currency")),
                        Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        row.getBigDecimal("rate")));
    }

    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public int count() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM currency_rate WHERE quote = :quote",
                new MapSqlParameterSource("quote", reporting.getCurrencyCode()),
                Integer.class));
    }
}
