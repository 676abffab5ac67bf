/// Asking others over HTTP, with a deadline on each call: [io.mesocosm.base.httpclient.HttpClient]
/// for addresses, on the JDK's client; [io.mesocosm.base.httpclient.UnixHttpClient] for sockets
/// that are files, which the JDK's cannot reach.
///
/// Calls block the thread that makes them, which is a virtual one. Nothing is repeated here: only
/// the caller knows what may be.
@NullMarked
package io.mesocosm.base.httpclient;

import org.jspecify.annotations.NullMarked;
