/** The ground that tests stand on: a real database for every Spring context. */
@NullMarked
package dev.accord.testing;

import org.jspecify.annotations.NullMarked;
