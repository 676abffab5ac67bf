/// Tests of what a command says.
@NullMarked
package io.mesocosm.meso.console;

import org.jspecify.annotations.NullMarked;
