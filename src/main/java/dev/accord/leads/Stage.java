package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named step of the lifecycle, or a part of one.
 *
 * @param key never changes, whatever the label becomes
 * @param position order through the lifecycle, a stage before its parts
 * @param mainLine false for a side stage: nobody passes it on the way to a win. A sub-stage is a step of the stage that
 *     it is part of, or (false) stands beside its other parts
 * @param department the code of the department that owns the leads in it
 * @param parentId the stage that it is part of; null at the top
 * @param retiredAt nobody enters it from then on; null while it is in use
 * @param movedToId where its leads went when it was retired
 * @param mergedIntoId the stage that its entries count for, too
 */
public record Stage(
        Id id,
        String key,
        StageKind kind,
        String label,
        int position,
        boolean mainLine,
        String department,
        StageIcon icon,
        @Nullable Id parentId,
        @Nullable Instant retiredAt,
        @Nullable Id movedToId,
        @Nullable Id mergedIntoId)
        implements Serializable {

    public boolean inUse() {
        return retiredAt == null;
    }

    public boolean isTop() {
        return parentId == null;
    }

    Stage labelled(String other) {
        return new Stage(
                id,
                key,
                kind,
                other,
                position,
                mainLine,
                department,
                icon,
                parentId,
                retiredAt,
                movedToId,
                mergedIntoId);
    }

    Stage at(int other) {
        return new Stage(
                id, key, kind, label, other, mainLine, department, icon, parentId, retiredAt, movedToId, mergedIntoId);
    }

    Stage ownedBy(String other, StageIcon drawn) {
        return new Stage(
                id, key, kind, label, position, mainLine, other, drawn, parentId, retiredAt, movedToId, mergedIntoId);
    }

    Stage retired(Instant at, Id to, boolean merged) {
        return new Stage(
                id,
                key,
                kind,
                label,
                position,
                mainLine,
                department,
                icon,
                parentId,
                at,
                to,
                merged ? to : mergedIntoId);
    }
}
