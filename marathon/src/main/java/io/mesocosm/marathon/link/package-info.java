/// Whom Marathon calls: the master (through the scheduler client of `framework`) and its own tasks
/// (health and readiness). What is pure stands apart from what has sockets.
@NullMarked
package io.mesocosm.marathon.link;

import org.jspecify.annotations.NullMarked;
