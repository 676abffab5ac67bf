/// How it is found out whether a task is well: where a check looks, and what it saw.
///
/// When checks are due and what follows from them is the business of the room around it.
@NullMarked
package io.mesocosm.marathon.core.health;

import org.jspecify.annotations.NullMarked;
