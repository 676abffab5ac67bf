/// What a command of the program is: its name and flags ([io.mesocosm.meso.command.Verb]), what it
/// finds around it when it starts, and which version it belongs to. Knows no command.
@NullMarked
package io.mesocosm.meso.command;

import org.jspecify.annotations.NullMarked;
