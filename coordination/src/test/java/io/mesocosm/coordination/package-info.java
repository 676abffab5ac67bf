/// Contracts of records and elections, run against memory and a real server.
@NullMarked
package io.mesocosm.coordination;

import org.jspecify.annotations.NullMarked;
