/** Reads the objects of a JSON document as the rows of a table. */
@NullMarked
package dev.accord.ingest.json;

import org.jspecify.annotations.NullMarked;
