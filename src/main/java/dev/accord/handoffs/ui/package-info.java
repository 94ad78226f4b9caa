/** The queue of handoffs. */
@NullMarked
package dev.accord.handoffs.ui;

import org.jspecify.annotations.NullMarked;
