/** Every part of the kit on one screen; outside the product's package, so that no test of the product meets its route. */
@NullMarked
package dev.gallery;

import org.jspecify.annotations.NullMarked;
