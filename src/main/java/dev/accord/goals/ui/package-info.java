/** The goals and how far they are. */
@NullMarked
package dev.accord.goals.ui;

import org.jspecify.annotations.NullMarked;
