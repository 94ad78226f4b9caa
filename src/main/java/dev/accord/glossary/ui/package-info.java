/** The definitions, to read. */
@NullMarked
package dev.accord.glossary.ui;

import org.jspecify.annotations.NullMarked;
