package dev.accord.people;

import java.io.Serializable;

/** A department: Marketing, Sales, or another that the administrator added. */
public record DepartmentCard(String code, String name) implements Serializable {}
