/// Between the messages of Mesos and the agent's own language, both ways: pure, without sockets, so
/// that the simulator uses the same. The edge rooms know this room, the core does not.
@NullMarked
package io.mesocosm.agent.wire;

import org.jspecify.annotations.NullMarked;
