@NullMarked
package io.mesocosm.marathon.core;

import org.jspecify.annotations.NullMarked;
