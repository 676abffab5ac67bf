/// The service scheduler: apps, groups, deployments, health, constraints.
///
/// The door is [io.mesocosm.marathon.Marathon]. Rooms: `model` what exists, `core` the rules,
/// `http` the REST API, `link` the master and the tasks, `store` durable records.
@NullMarked
package io.mesocosm.marathon;

import org.jspecify.annotations.NullMarked;
