/** The screens for people, teams, tokens and one's own account. */
@NullMarked
package dev.accord.people.ui;

import org.jspecify.annotations.NullMarked;
