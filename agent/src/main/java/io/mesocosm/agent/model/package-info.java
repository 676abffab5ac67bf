/// What exists on an agent: tasks, their runs and news, frameworks, the bond with the master. No
/// rules, no I/O; wire messages only as cargo.
@NullMarked
package io.mesocosm.agent.model;

import org.jspecify.annotations.NullMarked;
