@NullMarked
package io.mesocosm.marathon.store;

import org.jspecify.annotations.NullMarked;
