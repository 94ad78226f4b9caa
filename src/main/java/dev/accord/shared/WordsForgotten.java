package dev.accord.shared;

import java.util.List;

/**
 * With a person, what was said about these is forgotten: who did what to them, and when, stays.
 *
 * @param subject what they are, as in {@link DomainEvent#subject}
 */
public record WordsForgotten(String subject, List<Id> ids) {}
