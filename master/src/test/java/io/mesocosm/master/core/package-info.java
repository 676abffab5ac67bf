/// Tests of the rules.
@NullMarked
package io.mesocosm.master.core;

import org.jspecify.annotations.NullMarked;
