/** Tests of the module of the same name. */
@NullMarked
package dev.accord.disputes;

import org.jspecify.annotations.NullMarked;
