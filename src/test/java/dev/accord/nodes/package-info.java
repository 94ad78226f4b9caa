/** Several portals on one database, seen from outside: the packed jar, its processes, and the API. */
@NullMarked
package dev.accord.nodes;

import org.jspecify.annotations.NullMarked;
