package dev.accord.leads.qualification;

import dev.accord.shared.Id;

/**
 * A stage, as the evaluation looks at it.
 *
 * @param mainLine false for a side stage
 * @param out whether no definition ever brings a lead out of it
 */
public record Place(Id stage, String key, int position, boolean mainLine, boolean out) {

    /** How far along the main line it is; a side stage is before its beginning. */
    int height() {
        return mainLine ? position : Integer.MIN_VALUE;
    }
}
