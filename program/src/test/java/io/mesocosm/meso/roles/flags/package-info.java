/// Tests that need no process.
@NullMarked
package io.mesocosm.meso.roles.flags;

import org.jspecify.annotations.NullMarked;
