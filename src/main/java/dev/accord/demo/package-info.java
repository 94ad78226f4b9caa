/** The demo data: a story of two years that is told through the real services before an empty portal opens. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "shared",
            "people",
            "glossary",
            "glossary :: criteria",
            "leads",
            "acquisition",
            "handoffs",
            "disputes",
            "goals",
            "ui"
        })
@NullMarked
package dev.accord.demo;

import org.jspecify.annotations.NullMarked;
