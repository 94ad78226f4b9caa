package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.shared.Recorded;
import java.util.List;

/** Brings rows of one kind to the module that keeps them. */
interface Intake<R> {

    ImportKind kind();

    /** The rows as records, in the order given. Nothing is written. */
    List<Fitting<R>> fit(String source, List<FieldValues> rows);

    /**
     * Has the records kept: all or none.
     *
     * @param offer whether leads that come to stand where a handoff contract waits are offered
     */
    List<Recorded> record(List<R> records, boolean offer);
}
