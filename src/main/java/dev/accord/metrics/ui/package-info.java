/** The screens of the figures: a figure with its records, and the boards of the teams. */
@NullMarked
@NamedInterface("ui")
package dev.accord.metrics.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
