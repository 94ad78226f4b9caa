/**
 * Where the data lives: a database server of our own under the data folder, or the MySQL server that the operator names;
 * and what
 * each node keeps of it in memory.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package dev.accord.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
