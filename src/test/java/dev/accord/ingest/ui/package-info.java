/** The import page, without a browser. */
@NullMarked
package dev.accord.ingest.ui;

import org.jspecify.annotations.NullMarked;
