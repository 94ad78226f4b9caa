/** Tests of the screen of definitions. */
@NullMarked
package dev.accord.glossary.ui;

import org.jspecify.annotations.NullMarked;
