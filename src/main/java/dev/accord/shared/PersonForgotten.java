package dev.accord.shared;

/** The person behind a lead is being forgotten: whoever keeps words about them lets these go, too. */
public interface PersonForgotten extends DomainEvent {

    Id lead();
}
