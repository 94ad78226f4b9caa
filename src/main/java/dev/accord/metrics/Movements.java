package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.reporting.Rates;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.util.Currency;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Explains what moved a metric from one period to another; the formula stands at {@link Movement}. */
@Service
@Transactional(readOnly = true)
public class Movements {

    private final Figures figures;
    private final Formulas formulas;
    private final Rates rates;

    Movements(Figures figures, Formulas formulas, Rates rates) {
        this.figures = figures;
        this.formulas = formulas;
        this.rates = rates;
    }

    /** Whether the metric is made of its parts: a sum or a quotient is, a median is not. */
    @PreAuthorize(Access.SIGNED_IN)
    public boolean explains(String key) {
        Formula.Shape shape = formulas.of(key).shape();
        return shape == Formula.Shape.SUM || shape == Formula.Shape.RATIO;
    }

    /**
     * What moved a figure since another period, by the parts that it is split into. Amounts of several currencies are
     * compared in that of the reports.
     *
     * @param after the later figure, split into the parts that explain the change
     * @throws Refused as {@link Figures} does; with code {@code bad-breakdown} where it has no parts or parts of
     *     time, {@code not-decomposable} where the metric is not made of its parts
     */
    @PreAuthorize(Access.SIGNED_IN)
    public Movement since(Period before, Figure after) {
        String key = after.metric().key();
        FigureQuery query = after.query();
        if (query.by() == Breakdown.NONE || query.by().isTime()) {
            throw Refused.invalid(
                    "bad-breakdown",
                    "say by which parts a change is explained, such as by=source; time is none of them");
        }
        if (!explains(key)) {
            throw Refused.unprocessable(
                    "not-decomposable",
                    "%s is not made of its parts, so they cannot tell what moved it",
                    after.metric().label());
        }
        Figure was = figures.figure(key, query.during(before));
        Optional<Currency> former = was.currency();
        Optional<Currency> later = after.currency();
        if (former.isPresent() && later.isPresent() && !former.equals(later)) {
            FigureQuery alike = query.in(rates.reportingCurrency());
            return Movement.of(figures.figure(key, alike.during(before)), figures.figure(key, alike));
        }
        return Movement.of(was, after);
    }
}
