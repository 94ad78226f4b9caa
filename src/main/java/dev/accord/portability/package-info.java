/** All data out of a portal in one file, and into another that is still empty. It knows tables, not the business. */
@ApplicationModule(
        displayName = "Portability",
        allowedDependencies = {"shared", "files", "database", "people", "leads"})
@NullMarked
package dev.accord.portability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
