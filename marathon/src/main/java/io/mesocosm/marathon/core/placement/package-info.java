/// Whether an offer carries an instance, and what the instance gets of it: constraints, amounts,
/// ports, environment. What speaks against an offer is kept as data.
///
/// [io.mesocosm.marathon.core.placement.Fit] decides. Knows apps and offers; no deployments, and
/// nothing of what Marathon as a whole knows.
@NullMarked
package io.mesocosm.marathon.core.placement;

import org.jspecify.annotations.NullMarked;
