/** Tables as files, for whoever goes on with them elsewhere. */
@ApplicationModule(
        displayName = "Files",
        allowedDependencies = {})
@NullMarked
package dev.accord.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
