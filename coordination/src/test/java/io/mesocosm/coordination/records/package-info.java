@NullMarked
package io.mesocosm.coordination.records;

import org.jspecify.annotations.NullMarked;
