package dev.accord.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes times, tells them as they come, and keeps them for the table. */
@Component
public class Stopwatch {

    private record Line(String what, double bare, double whole, Target target) {

        String row() {
            return String.format(
                    Locale.ROOT,
                    whole / bare < 0.1 ? "| %s | %,.1f | %,.1f | %.4f | %s |" : "| %s | %,.1f | %,.1f | %.1f | %s |",
                    what,
                    bare,
                    whole,
                    whole / bare,
                    target.judged(bare, whole));
        }
    }

    private final List<String> table = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** How long it took, in milliseconds. */
    public static double millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Both in turn, after one round that does not count; the medians go into the table. */
    public void compare(String what, int rounds, Target target, Runnable bare, Runnable whole) {
        bare.run();
        whole.run();
        List<Double> bareTimes = new ArrayList<>();
        List<Double> wholeTimes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            bareTimes.add(millis(bare));
            wholeTimes.add(millis(whole));
        }
        add(what, bareTimes, wholeTimes, target);
    }

    public void add(String what, List<Double> bare, List<Double> whole, Target target) {
        if (table.isEmpty()) {
            say("| what | bare ms | whole ms | ratio | target |");
            say("|---|--:|--:|--:|---|");
        }
        say(new Line(what, median(bare), median(whole), target).row());
    }

    /** Something to know beside the table. */
    public void note(String text) {
        notes.add(text);
    }

    private void say(String row) {
        table.add(row);
        System.out.println(row);
    }

    String table() {
        return String.join("\n", table) + "\n" + (notes.isEmpty() ? "" : "\n- " + String.join("\n- ", notes) + "\n");
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
