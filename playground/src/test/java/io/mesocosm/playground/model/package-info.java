@NullMarked
package io.mesocosm.playground.model;

import org.jspecify.annotations.NullMarked;
