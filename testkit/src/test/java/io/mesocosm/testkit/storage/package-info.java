@NullMarked
package io.mesocosm.testkit.storage;

import org.jspecify.annotations.NullMarked;
