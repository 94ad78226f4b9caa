/** The frame around every screen and the kit that the screens are made of. */
@NullMarked
@ApplicationModule(
        displayName = "Screens",
        allowedDependencies = {})
package dev.accord.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
