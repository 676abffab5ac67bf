/// Tests of the wire: the original's classes and recorded bytes against ours.
@NullMarked
package io.mesocosm.protocol;

import org.jspecify.annotations.NullMarked;
