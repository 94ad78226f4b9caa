/** The list of leads, the page of one lead, and its timeline, which the pages of other modules show too. */
@NamedInterface("ui")
@NullMarked
package dev.accord.leads.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
