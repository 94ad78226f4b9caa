/** Tests of the module of the same name. */
@NullMarked
package dev.accord.people;

import org.jspecify.annotations.NullMarked;
