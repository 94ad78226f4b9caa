/** Tests of the screens of the figures, without a browser. */
@NullMarked
package dev.accord.metrics.ui;

import org.jspecify.annotations.NullMarked;
