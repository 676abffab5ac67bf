@NullMarked
package io.mesocosm.marathon.core.instances;

import org.jspecify.annotations.NullMarked;
