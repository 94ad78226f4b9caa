package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;

/**
 * A named step of the lifecycle.
 *
 * @param position order along the lifecycle
 * @param mainLine false for a side stage: nobody passes it on the way to a win
 * @param department the code of the department that owns the leads in it
 */
public record Stage(Id id, String key, StageKind kind, String label, int position, boolean mainLine, String department)
        implements Serializable {}
