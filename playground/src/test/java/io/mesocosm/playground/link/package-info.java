@NullMarked
package io.mesocosm.playground.link;

import org.jspecify.annotations.NullMarked;
