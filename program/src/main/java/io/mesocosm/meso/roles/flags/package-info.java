/// The flags of the roles under the originals' names: their grammars, those that are taken and not
/// needed, and what becomes of them.
@NullMarked
package io.mesocosm.meso.roles.flags;

import org.jspecify.annotations.NullMarked;
