@NullMarked
package io.mesocosm.base.http;

import org.jspecify.annotations.NullMarked;
