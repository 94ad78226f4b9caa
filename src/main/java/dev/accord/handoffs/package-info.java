/** Contracts between the departments, the queue of offers, routing and clocks. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Handoffs",
        allowedDependencies = {"shared", "database", "people", "timetable", "glossary", "leads", "leads :: ui", "ui"})
@NullMarked
package dev.accord.handoffs;

import org.jspecify.annotations.NullMarked;
