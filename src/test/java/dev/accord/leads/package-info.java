/** Tests of the module of the same name. */
@NullMarked
package dev.accord.leads;

import org.jspecify.annotations.NullMarked;
