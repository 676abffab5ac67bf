@NullMarked
package io.mesocosm.base.json;

import org.jspecify.annotations.NullMarked;
