/** Workbooks of spreadsheets, read once from front to back. It knows nothing of leads. */
@NullMarked
package dev.accord.ingest.xlsx;

import org.jspecify.annotations.NullMarked;
