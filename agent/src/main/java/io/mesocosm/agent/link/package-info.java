/// Whom an agent deals with: the election and the leading master, and the machine that its tasks
/// run on. [io.mesocosm.agent.link.Machine] does what the core orders; the rooms within do the
/// work: [io.mesocosm.agent.link.launchers], [io.mesocosm.agent.link.sandbox],
/// [io.mesocosm.agent.link.checks], [io.mesocosm.agent.link.host] and
/// [io.mesocosm.agent.link.docker]. Everything here may block and runs on virtual threads; it comes
/// back to the loop as inputs.
@NullMarked
package io.mesocosm.agent.link;

import org.jspecify.annotations.NullMarked;
