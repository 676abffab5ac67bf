/// Machines made of namespaces: five by default, as the seed has them. The door is [Playground].
@NullMarked
package io.mesocosm.playground;

import org.jspecify.annotations.NullMarked;
