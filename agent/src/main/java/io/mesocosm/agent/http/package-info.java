/// What an agent answers: the older GETs, the files of sandboxes, the operator API, and the door
/// for the master's messages. Reads published states, decides nothing.
@NullMarked
package io.mesocosm.agent.http;

import org.jspecify.annotations.NullMarked;
