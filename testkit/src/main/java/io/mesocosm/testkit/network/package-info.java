/// Connections between programs: ordered, reliable while they hold, and broken in all the ways in
/// which TCP breaks. On top of them HTTP's requests and streams, and libprocess' envelopes, as
/// messages: bytes are the business of the contract tests.
@NullMarked
package io.mesocosm.testkit.network;

import org.jspecify.annotations.NullMarked;
