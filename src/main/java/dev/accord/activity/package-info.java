/** The audit trail, who did what, when, and telling people: the bell and e-mails. It hears events, and nobody calls it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Activity",
        allowedDependencies = {"shared", "database", "people", "timetable", "ui"})
@NullMarked
package dev.accord.activity;

import org.jspecify.annotations.NullMarked;
