@NullMarked
package io.mesocosm.testkit.network;

import org.jspecify.annotations.NullMarked;
