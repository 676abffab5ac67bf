/// Between the messages of the wire and the words of the core; both ways, pure.
///
/// Used by the edge rooms `link` and `http`, by `store`, and by simulations, which run the core
/// over a network of their own.
@NullMarked
package io.mesocosm.master.wire;

import org.jspecify.annotations.NullMarked;
