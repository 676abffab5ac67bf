@NullMarked
package io.mesocosm.marathon.http.codec;

import org.jspecify.annotations.NullMarked;
