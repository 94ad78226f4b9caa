package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.shared.Refused;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Compares figures with those of an earlier period. It runs in no transaction of its own: what cannot be compared is no
 * failure of the figure.
 */
@Service
public class Changes {

    private final Figures figures;

    Changes(Figures figures) {
        this.figures = figures;
    }

    /**
     * How far a figure has moved, in its own currency; while its period is under way, since as many days of the other.
     *
     * @return empty where the earlier figure cannot be computed, such as for want of a rate
     */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Change> since(Comparison with, Figure after) {
        FigureQuery alike = after.query().by(Breakdown.NONE);
        FigureQuery earlier =
                after.currency().map(alike::in).orElse(alike).during(with.with(alike.period(), after.asOf()));
        try {
            Figure before = figures.figure(after.metric().key(), earlier);
            return Optional.of(new Change(with, Movement.between(before, after)));
        } catch (Refused cannot) {
            return Optional.empty();
        }
    }
}
