package dev.accord.handoffs;

import java.io.Serializable;

/**
 * A cause as people read it.
 *
 * @param meaning when it is the right one to name; empty where the label says it all
 * @param asksText whether whoever names it must say more
 * @param active whether it is offered to new disputes; old ones keep what they name
 */
public record CauseCard(Cause cause, String label, String meaning, boolean asksText, boolean active)
        implements Serializable {}
