/// The roles of the cluster: each is a process of its own, `meso master`, with the original's
/// flags.
///
/// [io.mesocosm.meso.roles.process.Role] turns settings into a component's configuration and opens
/// its door; [io.mesocosm.meso.roles.process.RoleRunner] does what is the same for all.
@NullMarked
package io.mesocosm.meso.roles;

import org.jspecify.annotations.NullMarked;
