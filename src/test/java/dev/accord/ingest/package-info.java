/** Tests of what comes in and goes out by file and by HTTP. */
@NullMarked
package dev.accord.ingest;

import org.jspecify.annotations.NullMarked;
