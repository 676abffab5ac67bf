/// What exists in Marathon: apps and groups under their paths, the ids of instances, tasks and
/// deployments. Records and sealed states, valid by construction; no rules, no wire names.
///
/// What an app runs and how it wants to be treated stands in `model.spec`, which knows no ids.
@NullMarked
package io.mesocosm.marathon.model;

import org.jspecify.annotations.NullMarked;
