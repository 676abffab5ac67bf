@NullMarked
package io.mesocosm.framework.link;

import org.jspecify.annotations.NullMarked;
