/** Persons, teams, departments, roles, working hours and sign-in. */
@org.springframework.modulith.ApplicationModule(
        displayName = "People",
        allowedDependencies = {"shared", "database", "ui"})
@NullMarked
package dev.accord.people;

import org.jspecify.annotations.NullMarked;
