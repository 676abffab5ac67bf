@NullMarked
package io.mesocosm.framework.core.matching;

import org.jspecify.annotations.NullMarked;
