/// The rules of an agent: [AgentCore] in front, one class per concern behind it. Pure: time comes
/// with the step, chance with the [Event].
@NullMarked
package io.mesocosm.agent.core;

import org.jspecify.annotations.NullMarked;
