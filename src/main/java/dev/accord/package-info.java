/** Accord: marketing and sales under one goal, one set of definitions and one agreement. */
@NullMarked
package dev.accord;

import org.jspecify.annotations.NullMarked;
