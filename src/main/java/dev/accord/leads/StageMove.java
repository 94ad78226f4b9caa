package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;

/** A lead enters a stage at a moment, for a reason. */
public record StageMove(Id lead, Stage to, Instant at, String reason) {}
