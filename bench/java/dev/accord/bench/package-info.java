/** Measures what the portal costs beside its bare database. It is no part of the portal, and asserts no time. */
@NullMarked
package dev.accord.bench;

import org.jspecify.annotations.NullMarked;
