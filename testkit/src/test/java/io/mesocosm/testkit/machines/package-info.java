@NullMarked
package io.mesocosm.testkit.machines;

import org.jspecify.annotations.NullMarked;
