/// The words of HTTP: what is asked and what is answered, whoever carries it.
///
/// A handler is `Request → Response` and runs on a virtual thread, so it may block.
/// [io.mesocosm.base.http.Routes] finds the handler of a path, in memory too; an
/// [io.mesocosm.base.http.EventStream] is the answer to a subscriber who stays. Ports and bytes are
/// for `base.httpserver`, asking others for `base.httpclient`; neither is known here.
@NullMarked
package io.mesocosm.base.http;

import org.jspecify.annotations.NullMarked;
