/// Whether an offer can carry an instance, what of it would be used, and if not, why not. Pure.
@NullMarked
package io.mesocosm.framework.core.matching;

import org.jspecify.annotations.NullMarked;
