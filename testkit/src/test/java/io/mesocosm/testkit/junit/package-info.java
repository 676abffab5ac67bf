@NullMarked
package io.mesocosm.testkit.junit;

import org.jspecify.annotations.NullMarked;
