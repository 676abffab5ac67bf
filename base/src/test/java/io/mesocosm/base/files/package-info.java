@NullMarked
package io.mesocosm.base.files;

import org.jspecify.annotations.NullMarked;
