@NullMarked
package io.mesocosm.playground.core;

import org.jspecify.annotations.NullMarked;
