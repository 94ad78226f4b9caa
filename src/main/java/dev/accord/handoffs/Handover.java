package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.io.Serializable;

/** One handover of the lifecycle, for which the departments agree on contract after contract. */
public record Handover(Id id, Jump jump) implements Serializable {}
