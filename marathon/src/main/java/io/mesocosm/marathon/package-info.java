/// The service scheduler's door.
@NullMarked
package io.mesocosm.marathon;

import org.jspecify.annotations.NullMarked;
