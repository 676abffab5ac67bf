/// Whom an agent deals with: the election and the leading master, the processes and cgroups of its
/// tasks, the servers it fetches from, the tasks it probes. Everything here may block and runs on
/// virtual threads; it comes back to the loop as inputs.
@NullMarked
package io.mesocosm.agent.link;

import org.jspecify.annotations.NullMarked;
