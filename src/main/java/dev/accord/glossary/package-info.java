/** The agreed meaning of each term, its versions and who signed them. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Glossary",
        allowedDependencies = {"shared", "database", "people", "ui"})
@NullMarked
package dev.accord.glossary;

import org.jspecify.annotations.NullMarked;
