/// The wire to the master: calls and events between our own words and protobuf ([SchedulerWire],
/// pure), and the HTTP connections that carry them.
@NullMarked
package io.mesocosm.framework.link;

import org.jspecify.annotations.NullMarked;
