/** Tests of the shared words. */
@NullMarked
package dev.accord.shared;

import org.jspecify.annotations.NullMarked;
