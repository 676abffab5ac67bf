/// What all v1 entries of masters and agents check before they look at a call: method, media type,
/// body, type. Status codes and texts in one place; knows nothing of what calls mean.
@NullMarked
package io.mesocosm.protocol.calls;

import org.jspecify.annotations.NullMarked;
