/// Instances: how one lives ([io.mesocosm.marathon.core.instances.Life]), and all of them together,
/// counted.
///
/// Knows no offers and no deployments.
@NullMarked
package io.mesocosm.marathon.core.instances;

import org.jspecify.annotations.NullMarked;
