/** What people do with the portal, in a real browser on the production build. */
@NullMarked
package dev.accord.journeys;

import org.jspecify.annotations.NullMarked;
