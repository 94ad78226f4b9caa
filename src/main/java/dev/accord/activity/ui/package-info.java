/** The audit trail, to read. */
@NullMarked
package dev.accord.activity.ui;

import org.jspecify.annotations.NullMarked;
