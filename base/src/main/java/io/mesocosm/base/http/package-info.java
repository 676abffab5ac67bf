/// HTTP/1.1 as the house serves and asks it.
///
/// A handler is `Request → Response` and runs on a virtual thread, so it may block.
/// [io.mesocosm.base.http.Routes] finds the handler of a path, in memory too;
/// [io.mesocosm.base.http.HttpServer] puts routes on a port; an [io.mesocosm.base.http.EventStream]
/// is the answer to a subscriber who stays; [io.mesocosm.base.http.HttpClient] asks others, with a
/// deadline on each call. No engine shows through: nothing outside this package knows how bytes
/// come and go.
@NullMarked
package io.mesocosm.base.http;

import org.jspecify.annotations.NullMarked;
