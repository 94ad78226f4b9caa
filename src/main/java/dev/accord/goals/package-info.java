/** What the revenue team, its teams and people want to reach, on which plan curve, and how they pace against it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Goals",
        allowedDependencies = {"shared", "people", "timetable", "metrics", "metrics :: ui", "ui"})
@NullMarked
package dev.accord.goals;

import org.jspecify.annotations.NullMarked;
