/** Tests of the module of the same name. */
@NullMarked
package dev.accord.handoffs;

import org.jspecify.annotations.NullMarked;
