package dev.accord.ingest;

import dev.accord.shared.Refused;
import java.util.Optional;
import java.util.function.Function;

/** A row as the record that a module takes, or why it is none. */
record Fitting<R>(Optional<R> record, Optional<Unfit> unfit) {

    /** Why a row is no record: the field at fault (empty: the row as a whole), a stable code, and a message. */
    record Unfit(String field, String code, String message) {}

    static <R> Fitting<R> of(R record) {
        return new Fitting<>(Optional.of(record), Optional.empty());
    }

    static <R> Fitting<R> not(String field, String code, String message) {
        return new Fitting<>(Optional.empty(), Optional.of(new Unfit(field, code, message)));
    }

    /** Fits the row, where what the module itself refuses counts as unfit too. */
    static <V, R> Fitting<R> attempt(V row, Function<V, Fitting<R>> fit) {
        try {
            return fit.apply(row);
        } catch (Refused e) {
            return not("", e.code(), e.reason());
        }
    }
}
