@NullMarked
package io.mesocosm.base.collections;

import org.jspecify.annotations.NullMarked;
