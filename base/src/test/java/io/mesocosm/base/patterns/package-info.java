@NullMarked
package io.mesocosm.base.patterns;

import org.jspecify.annotations.NullMarked;
