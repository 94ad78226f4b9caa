package dev.accord.leads;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of the pipeline.
 *
 * @param deals how many open deals stand in it
 * @param probability how likely a deal in it is won, as set by hand; none: history tells
 */
public record PipelineStep(
        String name, long deals, @Nullable BigDecimal probability) implements Serializable {

    public Optional<BigDecimal> setByHand() {
        return Optional.ofNullable(probability);
    }
}
