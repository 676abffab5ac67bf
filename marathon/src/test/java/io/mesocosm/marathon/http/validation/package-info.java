@NullMarked
package io.mesocosm.marathon.http.validation;

import org.jspecify.annotations.NullMarked;
