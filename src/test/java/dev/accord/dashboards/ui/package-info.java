/** Tests of the scoreboard's screen. */
@NullMarked
package dev.accord.dashboards.ui;

import org.jspecify.annotations.NullMarked;
