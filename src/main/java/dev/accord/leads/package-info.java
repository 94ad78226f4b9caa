/** Leads, their activities and opportunities, the lifecycle and every stage entry. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Leads",
        allowedDependencies = {"shared", "database", "people", "timetable", "glossary", "glossary :: criteria", "ui"})
@NullMarked
package dev.accord.leads;

import org.jspecify.annotations.NullMarked;
