package dev.accord.metrics;

import java.io.Serializable;
import java.util.List;

/**
 * What a metric is called and what it means.
 *
 * @param definition the formula in words
 * @param terms the agreed terms of the glossary that it rests on
 * @param available whether the portal keeps the history it is computed from
 */
public record Metric(
        String key,
        String label,
        Unit unit,
        Direction direction,
        String definition,
        List<String> terms,
        boolean available)
        implements Serializable {

    public Metric {
        terms = List.copyOf(terms);
    }
}
