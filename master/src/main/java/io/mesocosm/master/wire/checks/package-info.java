/// What can be wrong with descriptions of frameworks and tasks by themselves, before the core sees
/// them. Each check gives its problem in the words that the original has for it.
@NullMarked
package io.mesocosm.master.wire.checks;

import org.jspecify.annotations.NullMarked;
