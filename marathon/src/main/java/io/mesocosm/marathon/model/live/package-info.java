/// What becomes of the wanted: instances with their tasks and health, deployments under way,
/// back-off, last failures. Records and sealed states; the rules are in `core`.
@NullMarked
package io.mesocosm.marathon.model.live;

import org.jspecify.annotations.NullMarked;
