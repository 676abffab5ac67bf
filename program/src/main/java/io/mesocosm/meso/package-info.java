/// The program: one command, one role per process.
@NullMarked
package io.mesocosm.meso;

import org.jspecify.annotations.NullMarked;
