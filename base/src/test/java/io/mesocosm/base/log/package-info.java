@NullMarked
package io.mesocosm.base.log;

import org.jspecify.annotations.NullMarked;
