/** The import page: drop a file, see what its columns mean, try it out, bring it in. And the pages that show the API. */
@NullMarked
package dev.accord.ingest.ui;

import org.jspecify.annotations.NullMarked;
