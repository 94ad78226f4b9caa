/** The main journey for those who hold a Vaadin licence key; the same story runs for everybody in Playwright. */
@NullMarked
package dev.accord.journey;

import org.jspecify.annotations.NullMarked;
