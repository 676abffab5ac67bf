/// Reading files that masters and agents show: `/files/read` and READ_FILE. Which files, and under
/// which names, their owners know.
@NullMarked
package io.mesocosm.protocol.files;

import org.jspecify.annotations.NullMarked;
