/** What everybody looks at together: the scoreboard, the same for all. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Dashboards",
        allowedDependencies = {
            "shared",
            "people",
            "glossary",
            "handoffs",
            "disputes",
            "metrics",
            "metrics :: ui",
            "goals",
            "goals :: ui",
            "ui"
        })
@NullMarked
package dev.accord.dashboards;

import org.jspecify.annotations.NullMarked;
