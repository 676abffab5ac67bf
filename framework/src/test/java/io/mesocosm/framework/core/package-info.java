@NullMarked
package io.mesocosm.framework.core;

import org.jspecify.annotations.NullMarked;
