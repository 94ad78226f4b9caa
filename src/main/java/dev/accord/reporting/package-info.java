/** What the whole portal reports in: one currency, with the dated rates of the others, and the fiscal calendar. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {"shared", "people", "ui"})
@NullMarked
package dev.accord.reporting;

import org.jspecify.annotations.NullMarked;
