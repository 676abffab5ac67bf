/// What a run needs before it can start: a folder, room for it on the disk, the files it wants, and
/// whose rights it has. What is missing is said in a
/// [io.mesocosm.agent.link.sandbox.LaunchException].
@NullMarked
package io.mesocosm.agent.link.sandbox;

import org.jspecify.annotations.NullMarked;
