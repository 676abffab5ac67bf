@NullMarked
package io.mesocosm.protocol.files;

import org.jspecify.annotations.NullMarked;
