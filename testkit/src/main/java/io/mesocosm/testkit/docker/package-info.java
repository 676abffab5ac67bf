/// A real Docker engine for tests, apart from any other on the machine, and gone without a trace
/// when it is removed. Knows nothing of ours but the HTTP client.
@NullMarked
package io.mesocosm.testkit.docker;

import org.jspecify.annotations.NullMarked;
