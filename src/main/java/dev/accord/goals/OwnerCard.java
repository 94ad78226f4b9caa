package dev.accord.goals;

import java.io.Serializable;

/**
 * Whose targets can be looked at.
 *
 * @param active false for those who left: they have targets, but are given no new ones
 */
public record OwnerCard(Owner owner, String name, boolean active) implements Serializable {}
