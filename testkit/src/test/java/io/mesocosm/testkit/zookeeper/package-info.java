@NullMarked
package io.mesocosm.testkit.zookeeper;

import org.jspecify.annotations.NullMarked;
