package dev.accord.glossary;

import dev.accord.people.DepartmentCard;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word that the departments agree on.
 *
 * @param key that of its stage where one belongs to it, such as {@code SQL}
 * @param ofStage whether leads enter a stage by it: only then the portal can act by its criteria
 * @param measure what may be agreed beside the text; null where nothing is measured
 * @param ownerId who answers for it; null for what came with the portal
 * @param departments who has to sign a version of it
 */
public record Term(
        String key,
        String name,
        boolean ofStage,
        @Nullable Measure measure,
        @Nullable Id ownerId,
        @Nullable String owner,
        List<DepartmentCard> departments)
        implements Serializable {

    /** In what the agreed value of a term is given. */
    public enum Measure {
        MONEY,
        DAYS
    }

    public Term {
        departments = List.copyOf(departments);
    }

    public Optional<Measure> measured() {
        return Optional.ofNullable(measure);
    }
}
