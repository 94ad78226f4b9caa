package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A module that keeps rows of leads follows when two records turn out to be one person, and when that is undone. What it
 * moved is kept with the merge, so that it finds those very rows again.
 */
public interface LeadFollower {

    /**
     * Two records that are one person.
     *
     * @param survivor the one that stands for both
     * @param merged the other one
     * @param stage where the person stands afterwards
     */
    record LeadMerge(Id id, Id survivor, Id merged, Stage stage, Instant at) {}

    /**
     * Moves what the module keeps under the merged record to the survivor. It is asked twice, before and after both
     * records are held, as something may come in between; the second time it finds little or nothing.
     *
     * @return the ids of the rows that it moved or changed, by a word of at most 30 letters for what that was
     */
    Map<String, List<Id>> merged(LeadMerge merge);

    /**
     * Moves it back. What was decided since stays where it was decided.
     *
     * @param rows what {@link #merged} had answered; words of others may be among them
     */
    void parted(LeadMerge merge, Map<String, List<Id>> rows);
}
