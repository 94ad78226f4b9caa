/** Tests of the goals' screen. */
@NullMarked
package dev.accord.goals.ui;

import org.jspecify.annotations.NullMarked;
