package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.handoffs.Cause;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead that was disputed twice and then won was rescued once: by the last verdict before the deal. */
@DatabaseTest
class DealsCountOnceTest {

    @Autowired
    Cast cast;

    @Autowired
    Claim claim;

    @Autowired
    Lessons lessons;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void forTheLastVerdictBeforeTheyWereWon() {
        Cast.Players players = cast.enter();
        Claim.Raised first = clock.at(Instant.parse("2026-03-03T09:00:00Z"), () -> {
            Claim.Raised raised = claim.of(players, "L1");
            claim.decide(players, raised, backToTheRep());
            return raised;
        });
        clock.at(Instant.parse("2026-04-07T09:00:00Z"), () -> {
            Claim.Raised second = claim.again(players, first.lead(), Cause.BAD_TIMING);
            claim.decide(players, second, backToTheRep());
        });
        won(first, 1, "2026-03-20 09:00:00", "700");
        won(first, 2, "2026-04-20 09:00:00", "900");

        assertThat(revenueOf(players, 3)).containsExactly(Money.of("700.0000", "EUR"));
        assertThat(revenueOf(players, 4)).containsExactly(Money.of("900.0000", "EUR"));
    }

    private List<Money> revenueOf(Cast.Players players, int month) {
        LocalDate from = LocalDate.of(2026, month, 1);
        return cast.as(
                players.executive(),
                () -> lessons.outcomes(DisputeFilter.raisedIn(new Period(from, from.plusMonths(1), ZoneOffset.UTC)))
                        .getFirst()
                        .revenue());
    }

    private void won(Claim.Raised raised, int number, String closedAt, String amount) {
        jdbc.sql("""
                        INSERT INTO opportunity (id, source, external_id, lead_id, amount, currency, created_at, closed_at,
                                                 outcome, recorded_at)
                        VALUES (:id, 'test', :id, :lead, :amount, 'EUR', :at, :at, 'WON', :at)
                        """)
                .param("id", number)
                .param("lead", raised.lead().value())
                .param("amount", amount)
                .param("at", closedAt)
                .update();
    }

    private static Verdict backToTheRep() {
        return new Verdict(false, Cause.OTHER, "Ready", new Verdict.BackToSameRep());
    }
}
