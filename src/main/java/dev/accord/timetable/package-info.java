/** All recurring work in one visible place: what runs how often, and that it runs exactly once on however many nodes. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Timetable",
        allowedDependencies = {"shared", "people", "ui"})
@NullMarked
package dev.accord.timetable;

import org.jspecify.annotations.NullMarked;
