package io.mesocosm.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A test of one parameter, an [io.mesocosm.testkit.time.Seed], that runs with many.
///
/// First come the seeds of `src/test/resources/seeds.txt` that once failed this test, then 1 to
/// [#value]. A seed that fails is added to that file and printed with the command that replays it.
/// `-Dseed=7` runs that one only, `-Dseeds=50` runs as many. Where JUnit's parallel execution is
/// switched on, seeds run beside each other: a world shares nothing with another.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SeedsExtension.class)
public @interface Seeds {
  /// How many, ≥ 1.
  int value();
}
