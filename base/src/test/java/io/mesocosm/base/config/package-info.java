/// Tests of reading flags.
@NullMarked
package io.mesocosm.base.config;

import org.jspecify.annotations.NullMarked;
