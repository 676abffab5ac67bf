/// Apps and groups as they were and as they are to be: versions, the history of the root group,
/// changes applied and undone, service ports.
///
/// Knows definitions only, no instances and no offers.
@NullMarked
package io.mesocosm.marathon.core.definitions;

import org.jspecify.annotations.NullMarked;
