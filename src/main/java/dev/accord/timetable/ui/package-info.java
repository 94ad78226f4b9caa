/** The timetable, to look at. */
@NullMarked
package dev.accord.timetable.ui;

import org.jspecify.annotations.NullMarked;
