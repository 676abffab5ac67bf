/// Our own language: what every other module is written in.
///
/// Knows the JDK, JSpecify and what its rooms wrap; it must not know Mesos.
@NullMarked
package io.mesocosm.base;

import org.jspecify.annotations.NullMarked;
