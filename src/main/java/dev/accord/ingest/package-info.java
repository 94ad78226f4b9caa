/** Data in: imports of files and the HTTP API. It calls the other modules, and none of them calls it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Ingest",
        allowedDependencies = {
            "shared",
            "files",
            "people",
            "glossary",
            "leads",
            "acquisition",
            "handoffs",
            "disputes",
            "metrics",
            "webhooks",
            "portability",
            "timetable",
            "ui"
        })
@NullMarked
package dev.accord.ingest;

import org.jspecify.annotations.NullMarked;
