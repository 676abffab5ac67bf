/// The cluster manager's door: [Master] opens and closes it, [MasterConfig] says what can be set.
@NullMarked
package io.mesocosm.master;

import org.jspecify.annotations.NullMarked;
