/** Tests of the house as a whole: its architecture, who may do what, and the journeys through it. */
@NullMarked
package dev.accord;

import org.jspecify.annotations.NullMarked;
