/** Tests of the frame and the kit. */
@NullMarked
package dev.accord.ui;

import org.jspecify.annotations.NullMarked;
