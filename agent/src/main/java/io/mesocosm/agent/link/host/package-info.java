/// The machine under the tasks: its processes and programs, its control groups, what it has to
/// offer. Knows nothing of tasks.
@NullMarked
package io.mesocosm.agent.link.host;

import org.jspecify.annotations.NullMarked;
