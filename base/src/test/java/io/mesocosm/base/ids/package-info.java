@NullMarked
package io.mesocosm.base.ids;

import org.jspecify.annotations.NullMarked;
