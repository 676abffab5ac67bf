/// What the build holds the house to: which way modules and rooms look, and that cores are pure.
@NullMarked
package io.mesocosm.proof.architecture;

import org.jspecify.annotations.NullMarked;
