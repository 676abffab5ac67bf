/// The images that we put together, run by a real engine.
@NullMarked
package io.mesocosm.proof.images;

import org.jspecify.annotations.NullMarked;
