package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What disputes teach, as figures. Each counts the very disputes that its filter finds. */
public interface Lesson extends Serializable {

    /**
     * All disputes of a filter at a glance.
     *
     * @param raised all of them; {@code raised = open + decided}, {@code decided = upheld + not upheld}
     * @param median business minutes of the giver that half of the decided ones waited at most; none where none is measured
     * @param p90 business minutes within which nine of ten were decided, by nearest rank
     * @param measured of how many decided ones the waiting time is known
     */
    record Summary(
            long raised,
            long open,
            long decided,
            long upheld,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90,
            long measured)
            implements Lesson {

        public Optional<BigDecimal> upheldRate() {
            return share(upheld, decided);
        }
    }

    /**
     * The disputes of one source, campaign or rep, by cause.
     *
     * @param value the channel, the campaign, or the id of the person; empty where it is not known
     * @param byCause how many there are of each cause; of the causes that verdicts found, those without one are missing
     */
    record Row(String value, String label, long raised, long open, long decided, long upheld, Map<Cause, Long> byCause)
            implements Lesson {

        public Row {
            byCause = Map.copyOf(byCause);
        }

        public long of(Cause cause) {
            return byCause.getOrDefault(cause, 0L);
        }

        public Optional<BigDecimal> upheldRate() {
            return share(upheld, decided);
        }
    }

    /**
     * What came of the leads that verdicts sent to one place.
     *
     * @param maturing verdicts younger than the window, counted neither in the yield nor in its base
     * @param forward of the others, those of which the lead entered SQL or a later stage again within the window
     * @param won those with whose lead a deal was won after the verdict, within the window, maturing ones included
     * @param revenue what these deals brought, in each currency
     * @param withoutAmount deals among them of which the amount is not known
     */
    record Outcome(
            Whereto whereto,
            long disputes,
            long maturing,
            long forward,
            long won,
            List<Money> revenue,
            long withoutAmount)
            implements Lesson {

        public Outcome {
            revenue = List.copyOf(revenue);
        }

        /** forward / (disputes - maturing); none where all are maturing. */
        public Optional<BigDecimal> yieldRate() {
            return share(forward, disputes - maturing);
        }
    }

    /**
     * Who rescued what. Whoever researched and whoever decided are both credited with the whole.
     *
     * @param researched decided disputes that they researched last
     * @param decided disputes that they decided
     */
    record Credit(
            Id person,
            String name,
            long researched,
            long wonAsResearcher,
            List<Money> revenueAsResearcher,
            long decided,
            long wonAsDecider,
            List<Money> revenueAsDecider)
            implements Lesson {

        public Credit {
            revenueAsResearcher = List.copyOf(revenueAsResearcher);
            revenueAsDecider = List.copyOf(revenueAsDecider);
        }
    }

    /**
     * How much was disputed in a span of time.
     *
     * @param to not included
     * @param offered leads offered in it
     * @param raised disputes raised in it, whenever their leads were offered
     * @param decided of these, those with a verdict
     */
    record Stretch(LocalDate from, LocalDate to, long offered, long raised, long decided, long upheld)
            implements Lesson {

        /** raised / offered; none where nothing was offered. It can exceed 1: what is disputed was offered earlier. */
        public Optional<BigDecimal> disputedRate() {
            return share(raised, offered);
        }

        public Optional<BigDecimal> upheldRate() {
            return share(upheld, decided);
        }
    }

    /** A version of a definition, with as many days before as after it took effect. */
    record Change(String definition, LocalDate day, Stretch before, Stretch after) implements Lesson {}

    private static Optional<BigDecimal> share(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP));
    }
}
