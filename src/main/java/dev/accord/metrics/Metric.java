package dev.accord.metrics;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * What a metric is called and what it means.
 *
 * @param nature how its figures of longer and shorter periods hang together
 * @param definition the formula in words
 * @param terms the agreed terms of the glossary that it rests on
 * @param restatable those of which another version can be asked for
 */
public record Metric(
        String key,
        String label,
        Unit unit,
        Direction direction,
        Nature nature,
        String definition,
        List<String> terms,
        List<String> restatable)
        implements Serializable {

    /** How the figures of a period and of its parts hang together. */
    public enum Nature {
        /** The parts add up to the whole, so that it can be planned along a curve: leads, revenue. */
        FLOW,
        /** Something to be held at every time: a conversion, a median. */
        LEVEL,
        /** What is there at one moment: the open pipeline. */
        STATE
    }

    public Metric {
        terms = List.copyOf(terms);
        restatable = List.copyOf(restatable);
    }

    public Metric(
            String key,
            String label,
            Unit unit,
            Direction direction,
            Nature nature,
            String definition,
            List<String> terms) {
        this(key, label, unit, direction, nature, definition, terms, List.of());
    }

    Metric restatable(Collection<String> under) {
        return new Metric(key, label, unit, direction, nature, definition, terms, List.copyOf(under));
    }

    public boolean adds() {
        return nature == Nature.FLOW;
    }
}
