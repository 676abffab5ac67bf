/// What any scheduler needs, whichever it is.
@NullMarked
package io.mesocosm.framework;

import org.jspecify.annotations.NullMarked;
