@NullMarked
package io.mesocosm.marathon.model;

import org.jspecify.annotations.NullMarked;
