/// What a container image consists of: layers of entries, and how it is run.
@NullMarked
package io.mesocosm.playground.model.image;

import org.jspecify.annotations.NullMarked;
