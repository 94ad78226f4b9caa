/** What the columns of a file mean: mapping, guessing it from the headings, and reading cells as values. */
@NullMarked
package dev.accord.ingest.mapping;

import org.jspecify.annotations.NullMarked;
