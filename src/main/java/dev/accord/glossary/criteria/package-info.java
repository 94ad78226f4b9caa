/** Criteria that a definition can be run by: counted activities, facts and points, in groups, over a lead's history. */
@org.springframework.modulith.NamedInterface("criteria")
@NullMarked
package dev.accord.glossary.criteria;

import org.jspecify.annotations.NullMarked;
