/** The goals and how far they are. */
@NullMarked
@NamedInterface("ui")
package dev.accord.goals.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
