/// A role as a process of its own: what it is given, its start, its readiness, its end. What the
/// roles do is in the room around this one.
@NullMarked
package io.mesocosm.meso.roles.process;

import org.jspecify.annotations.NullMarked;
