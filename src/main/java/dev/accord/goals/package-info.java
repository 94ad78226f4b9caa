/** What the revenue team wants to reach, on which plan curve, and how it paces against it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Goals",
        allowedDependencies = {"shared", "people", "timetable", "metrics", "metrics :: ui", "ui"})
@NullMarked
package dev.accord.goals;

import org.jspecify.annotations.NullMarked;
