/// Programs that know Apache's Mesos and Marathon and nothing of us, against ours: each runs in a
/// process of its own, with the libraries it was written for.
@NullMarked
package io.mesocosm.proof.foreign;

import org.jspecify.annotations.NullMarked;
