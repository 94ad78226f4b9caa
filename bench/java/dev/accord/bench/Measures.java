package dev.accord.bench;

/** A group of measures. */
@FunctionalInterface
public interface Measures {

    void take(Stopwatch watch);
}
