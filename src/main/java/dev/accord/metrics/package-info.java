/** Every figure, computed from history: its value, its breakdowns and the very records it is made of. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Metrics",
        allowedDependencies = {
            "shared",
            "files",
            "people",
            "timetable",
            "reporting",
            "glossary",
            "leads",
            "acquisition",
            "handoffs",
            "disputes",
            "ui"
        })
@NullMarked
package dev.accord.metrics;

import org.jspecify.annotations.NullMarked;
