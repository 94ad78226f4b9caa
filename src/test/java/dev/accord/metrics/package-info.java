/** Tests of the figures: by hand, on the sample, and that the records always add up. */
@NullMarked
package dev.accord.metrics;

import org.jspecify.annotations.NullMarked;
