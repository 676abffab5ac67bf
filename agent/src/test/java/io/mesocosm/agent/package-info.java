/// Tests of the agent as a whole, and what the tests of its rooms share.
@NullMarked
package io.mesocosm.agent;

import org.jspecify.annotations.NullMarked;
