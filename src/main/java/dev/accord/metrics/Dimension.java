package dev.accord.metrics;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sums are kept by, beside the day. */
enum Dimension {
    ALL,
    CHANNEL,
    CAMPAIGN,
    SEGMENT,
    /** Gives the person and, by way of them, the team. */
    OWNER;

    /** By which the parts of a breakdown can be told; none for a breakdown by what is not kept. */
    static Optional<Dimension> of(Breakdown by) {
        return switch (by) {
            case SOURCE -> Optional.of(CHANNEL);
            case CAMPAIGN -> Optional.of(CAMPAIGN);
            case SEGMENT -> Optional.of(SEGMENT);
            case TEAM, PERSON -> Optional.of(OWNER);
            case STAGE -> Optional.empty();
            default -> Optional.of(ALL);
        };
    }

    /** Of a record as it was counted; none where all stand together. */
    Optional<String> column() {
        return switch (this) {
            case ALL -> Optional.empty();
            case OWNER -> Optional.of("owner_name");
            default -> Optional.of(name().toLowerCase(Locale.ROOT));
        };
    }

    @Nullable
    String groupOf(RolledRecord record) {
        return switch (this) {
            case ALL -> null;
            case CHANNEL -> record.channel();
            case CAMPAIGN -> record.campaign();
            case SEGMENT -> record.segment();
            case OWNER -> record.ownerName();
        };
    }
}
