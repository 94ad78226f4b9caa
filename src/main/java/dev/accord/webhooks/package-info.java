/** Telling other programs what happens: subscriptions, signed deliveries, and where they may go. It hears of it by events. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Webhooks",
        allowedDependencies = {
            "shared",
            "database",
            "people",
            "timetable",
            "leads",
            "handoffs",
            "disputes",
            "goals",
            "ui"
        })
@NullMarked
package dev.accord.webhooks;

import org.jspecify.annotations.NullMarked;
