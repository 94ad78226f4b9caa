/** What marketing spends on its channels and campaigns, and the visits that they bring. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Acquisition",
        allowedDependencies = {"shared", "people"})
@NullMarked
package dev.accord.acquisition;

import org.jspecify.annotations.NullMarked;
