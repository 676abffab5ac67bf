/// How log lines look and where they go.
///
/// Our code logs through `System.Logger`, libraries through SLF4J; both end in the JDK's logging,
/// which [io.mesocosm.base.log.Logs] sets up once, at the start of the program.
@NullMarked
package io.mesocosm.base.log;

import org.jspecify.annotations.NullMarked;
