package dev.accord.people;

import dev.accord.shared.Id;
import java.io.Serializable;

/** A team as others see it. */
public record TeamCard(Id id, String name, String department, WorkingHours hours) implements Serializable {}
