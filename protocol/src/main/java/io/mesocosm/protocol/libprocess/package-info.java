/// How masters, agents and old drivers send each other messages: an HTTP POST per message to
/// `/<actor>/<full name of the message>`, over a connection per direction that stays open, and
/// whose break means that the peer is gone.
///
/// The rules are those seen on the wire of Mesos 1.12-dev. [Envelope] and [LibprocessWire] are
/// pure; [LibprocessSender] owns sockets and threads.
@NullMarked
package io.mesocosm.protocol.libprocess;

import org.jspecify.annotations.NullMarked;
