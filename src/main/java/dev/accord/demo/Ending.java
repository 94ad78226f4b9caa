package dev.accord.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Settles which deals are won: at a believable rate, and in sum what the time of the story asks for. */
final class Ending {

    private final Script script;

    Ending(Script script) {
        this.script = script;
    }

    /** At the win rate of the time, by worth. */
    void settle(Instant from, Instant to) {
        List<Deal> closing = closing(from, to);
        settle(
                closing,
                closing.stream().mapToDouble(deal -> deal.amount() * rate(deal)).sum());
    }

    /** As close to that revenue as deals can come by winning one more or one less. */
    void settle(Instant from, Instant to, double revenue) {
        settle(closing(from, to), revenue);
    }

    private void settle(List<Deal> closing, double revenue) {
        closing.forEach(deal -> deal.settle(script.chance(rate(deal))));
        double gap = revenue - revenue(closing);
        for (int i = 0; i < closing.size(); i++) {
            double open = gap;
            ToDoubleFunction<Deal> after = deal -> Math.abs(open - (deal.won() ? -deal.amount() : deal.amount()));
            List<Deal> best = closing.stream()
                    .filter(deal -> deal.won() == open < 0)
                    .sorted(Comparator.comparingDouble(after))
                    .limit(1)
                    .toList();
            if (best.isEmpty() || after.applyAsDouble(best.getFirst()) >= Math.abs(gap)) {
                return;
            }
            best.getFirst().settle(!best.getFirst().won());
            gap = revenue - revenue(closing);
        }
    }

    double revenue(Instant from, Instant to) {
        return revenue(closing(from, to));
    }

    private List<Deal> closing(Instant from, Instant to) {
        return script.deals().stream().filter(deal -> deal.closesIn(from, to)).toList();
    }

    private static double revenue(List<Deal> deals) {
        return deals.stream().filter(Deal::won).mapToDouble(Deal::amount).sum();
    }

    private double rate(Deal deal) {
        return script.isBetterAt(deal.opensAt()) ? 0.36 : 0.27;
    }
}
