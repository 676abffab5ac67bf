@NullMarked
package io.mesocosm.marathon.link;

import org.jspecify.annotations.NullMarked;
