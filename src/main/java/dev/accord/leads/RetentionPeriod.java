package dev.accord.leads;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long leads in a stage are remembered.
 *
 * @param label from the top down, such as "Opportunity › Negotiation"
 * @param leads how many stand in it, with those whose people are forgotten
 * @param months since they came into the stage, and since anything was last done; none: for ever
 * @param due how many are to be forgotten as of now
 */
public record RetentionPeriod(
        Stage stage, String label, long leads, @Nullable Integer months, long due) implements Serializable {

    public Optional<Integer> limit() {
        return Optional.ofNullable(months);
    }
}
