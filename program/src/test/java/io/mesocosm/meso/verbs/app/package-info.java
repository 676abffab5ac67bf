@NullMarked
package io.mesocosm.meso.verbs.app;

import org.jspecify.annotations.NullMarked;
