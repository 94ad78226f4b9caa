package dev.accord.activity;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who did what, when. */
public record AuditEntry(
        Id id,
        Instant at,
        String who,
        String event,
        String subject,
        @Nullable Id subjectId,
        String summary) implements Serializable {}
