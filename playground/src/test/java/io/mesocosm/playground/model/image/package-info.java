@NullMarked
package io.mesocosm.playground.model.image;

import org.jspecify.annotations.NullMarked;
