/// HTTP/1.1 on a port: [io.mesocosm.base.httpserver.HttpServer] puts routes on one.
///
/// Our own engine on blocking sockets and virtual threads, one per connection, and none of it shows
/// through: nobody outside knows how bytes come and go. Strict about where a request ends (RFC
/// 9112), lenient about what old libprocess leaves out.
@NullMarked
package io.mesocosm.base.httpserver;

import org.jspecify.annotations.NullMarked;
