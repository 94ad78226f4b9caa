/** Awkward files, as they really come. */
@NullMarked
package dev.accord.ingest.csv;

import org.jspecify.annotations.NullMarked;
