/// Checks of tasks: what is looked at and how often, what was seen, and what follows for the task's
/// health. Values only; who looks is the business of the edges.
@NullMarked
package io.mesocosm.agent.model.checks;

import org.jspecify.annotations.NullMarked;
