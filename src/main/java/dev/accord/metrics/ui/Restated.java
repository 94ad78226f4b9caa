package dev.accord.metrics.ui;

import dev.accord.glossary.VersionName;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.shared.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was recorded and, where it can be computed, under another version of a definition.
 *
 * @param refusal why it cannot be restated, or not yet; null where it is
 */
record Restated(
        VersionName version,
        Figure recorded,
        @Nullable Figure restated,
        @Nullable Refused refusal) {

    static Restated of(Figures figures, Figure recorded, FigureQuery asked, VersionName version) {
        try {
            return new Restated(
                    version, recorded, figures.figure(recorded.metric().key(), asked), null);
        } catch (Refused no) {
            return new Restated(version, recorded, null, no);
        }
    }

    Optional<Figure> figure() {
        return Optional.ofNullable(restated);
    }

    /** Why it cannot be restated at all; empty where it only has to be done. */
    Optional<String> impossible() {
        return Optional.ofNullable(refusal)
                .filter(no -> !no.code().equals("not-restated"))
                .map(Refused::reason);
    }
}
