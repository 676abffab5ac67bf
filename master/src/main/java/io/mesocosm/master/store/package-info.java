/// What of the master is durable: one record per agent.
@NullMarked
package io.mesocosm.master.store;

import org.jspecify.annotations.NullMarked;
