/** What columns and cells mean. */
@NullMarked
package dev.accord.ingest.mapping;

import org.jspecify.annotations.NullMarked;
