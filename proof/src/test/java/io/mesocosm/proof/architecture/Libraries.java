package io.mesocosm.proof.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which library belongs into which room.
final class Libraries {
  /// Beginnings of library packages, with the beginnings of our packages that may touch them.
  ///
  /// The probes of agent and Marathon talk to anybody's tasks, with redirects and certificates that
  /// nobody signed: they need the JDK's own client and TLS beside ours.
  static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          entry("org.pcollections", Set.of("io.mesocosm.base.collections")),
          entry("org.apache.curator", Set.of("io.mesocosm.coordination")),
          entry("org.apache.zookeeper", Set.of("io.mesocosm.coordination")),
          entry("javax.security.sasl", Set.of("io.mesocosm.coordination")),
          entry("org.snakeyaml", Set.of("io.mesocosm.playground.wire")),
          entry("com.google.re2j", Set.of("io.mesocosm.base.patterns")),
          entry("java.net.http", Set.of("io.mesocosm.base.httpclient", "io.mesocosm.agent.link")),
          entry(
              "javax.net.ssl",
              Set.of(
                  "io.mesocosm.base.httpclient",
                  "io.mesocosm.agent.link",
                  "io.mesocosm.marathon.link")),
          entry("java.util.logging", Set.of("io.mesocosm.base.log", "io.mesocosm.coordination")),
          entry("org.junit", Set.of("io.mesocosm.testkit")),
          entry("org.assertj", Set.of("io.mesocosm.testkit")));

  /// Where class files of generated messages lie.
  static final Pattern GENERATED_FILES =
      Pattern.compile(".*/io/mesocosm/protocol/(v0|v1|internal)/.*");

  private Libraries() {}

  /// Whether protoc made it.
  static boolean isGenerated(JavaClass type) {
    return type.getPackageName().startsWith("io.mesocosm.protocol.v1")
        || type.getPackageName().startsWith("io.mesocosm.protocol.v0")
        || type.getPackageName().startsWith("io.mesocosm.protocol.internal");
  }
}
