@NullMarked
package io.mesocosm.marathon.http.view;

import org.jspecify.annotations.NullMarked;
