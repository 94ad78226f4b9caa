/** The administrator's screens of currencies and of the fiscal year. */
@NullMarked
package dev.accord.reporting.ui;

import org.jspecify.annotations.NullMarked;
