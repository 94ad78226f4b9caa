/** What people look at: the scoreboard, the same for all, and the boards that they make themselves. */
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
