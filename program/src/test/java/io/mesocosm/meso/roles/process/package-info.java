/// Tests that need no process.
@NullMarked
package io.mesocosm.meso.roles.process;

import org.jspecify.annotations.NullMarked;
