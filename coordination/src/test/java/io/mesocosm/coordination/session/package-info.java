@NullMarked
package io.mesocosm.coordination.session;

import org.jspecify.annotations.NullMarked;
