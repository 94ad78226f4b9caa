/** How definitions with criteria make leads enter stages: one evaluation for a lead, a batch, a rollout and a rehearsal. */
@NullMarked
package dev.accord.leads.qualification;

import org.jspecify.annotations.NullMarked;
