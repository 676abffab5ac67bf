@NullMarked
package io.mesocosm.marathon.http;

import org.jspecify.annotations.NullMarked;
