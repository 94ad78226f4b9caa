package dev.accord.shared;

import java.util.List;

/** The person behind a lead is being forgotten: whoever keeps words about them lets these go, too. */
public interface PersonForgotten extends DomainEvent {

    Id lead();

    /** That lead, and what was merged into it. */
    List<Id> records();
}
