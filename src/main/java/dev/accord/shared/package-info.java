/** The words that every room of the house uses: ids, money, periods, events, refusals. No Spring, no Vaadin. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Shared",
        type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@NullMarked
package dev.accord.shared;

import org.jspecify.annotations.NullMarked;
