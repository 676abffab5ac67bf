/// The cluster manager's door.
@NullMarked
package io.mesocosm.master;

import org.jspecify.annotations.NullMarked;
