/// Tests of the formats of resources.
@NullMarked
package io.mesocosm.protocol.codec;

import org.jspecify.annotations.NullMarked;
