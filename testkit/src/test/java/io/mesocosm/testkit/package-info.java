@NullMarked
package io.mesocosm.testkit;

import org.jspecify.annotations.NullMarked;
