/// Looks at tasks from outside: commands in their surroundings, HTTP and TCP to their ports. Says
/// what was seen, and judges nothing.
@NullMarked
package io.mesocosm.agent.link.checks;

import org.jspecify.annotations.NullMarked;
