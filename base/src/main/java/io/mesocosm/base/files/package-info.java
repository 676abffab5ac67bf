/// Folders and files of the machine, as several of us treat them.
@NullMarked
package io.mesocosm.base.files;

import org.jspecify.annotations.NullMarked;
