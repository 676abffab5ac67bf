@NullMarked
package io.mesocosm.framework;

import org.jspecify.annotations.NullMarked;
