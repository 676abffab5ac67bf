@NullMarked
package io.mesocosm.testkit.time;

import org.jspecify.annotations.NullMarked;
