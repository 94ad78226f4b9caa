/** The audit trail: who did what, when. It hears domain events and calls nobody. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Activity",
        allowedDependencies = {"shared", "database", "people", "ui"})
@NullMarked
package dev.accord.activity;

import org.jspecify.annotations.NullMarked;
