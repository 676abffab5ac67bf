@NullMarked
package io.mesocosm.playground.link.image;

import org.jspecify.annotations.NullMarked;
