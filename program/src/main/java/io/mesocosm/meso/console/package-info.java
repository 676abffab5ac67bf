/// What a command says to people and to scripts.
@NullMarked
package io.mesocosm.meso.console;

import org.jspecify.annotations.NullMarked;
