/** CSV files as they really come: their encoding, separator, line ends and quotes. It knows nothing of leads. */
@NullMarked
package dev.accord.ingest.csv;

import org.jspecify.annotations.NullMarked;
