/// The bytes of container images and of programs: tar headers, an image's JSON, ELF files.
@NullMarked
package io.mesocosm.playground.wire.image;

import org.jspecify.annotations.NullMarked;
