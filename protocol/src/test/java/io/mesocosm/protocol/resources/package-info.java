/// Tests of the arithmetic of resources.
@NullMarked
package io.mesocosm.protocol.resources;

import org.jspecify.annotations.NullMarked;
