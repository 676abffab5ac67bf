/// What goes wrong, how often, and until when: by the seed.
@NullMarked
package io.mesocosm.testkit.faults;

import org.jspecify.annotations.NullMarked;
