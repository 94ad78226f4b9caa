/** Tests of the demo data: that the story is true. */
@NullMarked
package dev.accord.demo;

import org.jspecify.annotations.NullMarked;
