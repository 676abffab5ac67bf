@NullMarked
package io.mesocosm.base.metrics;

import org.jspecify.annotations.NullMarked;
