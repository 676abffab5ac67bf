/// Tests of commands that need no cluster.
@NullMarked
package io.mesocosm.meso.verbs;

import org.jspecify.annotations.NullMarked;
