/** The scoreboard. */
@NullMarked
package dev.accord.dashboards.ui;

import org.jspecify.annotations.NullMarked;
