/// What all handlers of the API do alike: read a request, look at the last state, bring a wish to
/// the core, answer with the codes and bodies of Marathon 1.11.
///
/// [io.mesocosm.marathon.http.exchange.Backend] is the Marathon behind all of them.
@NullMarked
package io.mesocosm.marathon.http.exchange;

import org.jspecify.annotations.NullMarked;
