/** Disputed handoffs: research, verdict and the repositioning of the lead. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Disputes",
        allowedDependencies = {"shared", "database", "people", "glossary", "leads", "handoffs", "ui"})
@NullMarked
package dev.accord.disputes;

import org.jspecify.annotations.NullMarked;
