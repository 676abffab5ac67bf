@NullMarked
package io.mesocosm.meso.roles;

import org.jspecify.annotations.NullMarked;
