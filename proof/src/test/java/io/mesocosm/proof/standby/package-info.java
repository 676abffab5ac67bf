/// More than one Marathon: who does not lead, and what it does with requests.
@NullMarked
package io.mesocosm.proof.standby;

import org.jspecify.annotations.NullMarked;
