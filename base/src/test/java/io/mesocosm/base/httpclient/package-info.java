/// The clients against real sockets.
@NullMarked
package io.mesocosm.base.httpclient;

import org.jspecify.annotations.NullMarked;
