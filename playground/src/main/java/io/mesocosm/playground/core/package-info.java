/// What has to be done so that the machines there are become those there should be. Pure.
@NullMarked
package io.mesocosm.playground.core;

import org.jspecify.annotations.NullMarked;
