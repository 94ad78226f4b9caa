/** Tests of the screens for people and one's own account. */
@NullMarked
package dev.accord.people.ui;

import org.jspecify.annotations.NullMarked;
