/// The ways to run tasks, each behind [io.mesocosm.agent.link.launchers.ContainerLauncher]: as a
/// process under a shell script, and as a container of the machine's Docker engine. Their notes on
/// disk and the engine's labels are all that they remember.
@NullMarked
package io.mesocosm.agent.link.launchers;

import org.jspecify.annotations.NullMarked;
