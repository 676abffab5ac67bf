/// Tests of libprocess messaging, over loopback.
@NullMarked
package io.mesocosm.protocol.libprocess;

import org.jspecify.annotations.NullMarked;
