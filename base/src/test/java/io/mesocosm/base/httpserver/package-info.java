/// The server over real sockets: what it serves, and what it refuses.
@NullMarked
package io.mesocosm.base.httpserver;

import org.jspecify.annotations.NullMarked;
