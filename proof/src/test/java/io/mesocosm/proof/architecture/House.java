package io.mesocosm.proof.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All classes of the house that go into the archive or into tests of others, and which module may
/// know which.
final class House {
  static final String ROOT = "io.mesocosm";

  /// Modules by the package below [#ROOT], each with those it may know.
  static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          "base", Set.of(),
          "protocol", Set.of("base"),
          "coordination", Set.of("base"),
          "testkit", Set.of("base", "protocol", "coordination"),
          "framework", Set.of("base", "protocol", "coordination"),
          "master", Set.of("base", "protocol", "coordination"),
          "agent", Set.of("base", "protocol", "coordination"),
          "marathon", Set.of("base", "protocol", "coordination", "framework"),
          "playground", Set.of("base"),
          "meso",
              Set.of(
                  "base",
                  "protocol",
                  "coordination",
                  "framework",
                  "master",
                  "agent",
                  "marathon",
                  "playground"));

  /// Modules with rooms.
  static final List<String> COMPONENTS =
      List.of("framework", "master", "agent", "marathon", "playground");

  /// The compiled classes that somebody wrote; those that protoc makes are none of ours to judge.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/proof/"))
          .withImportOption(location -> !location.matches(Libraries.GENERATED_FILES))
          .importPackages(ROOT);

  private House() {}

  /// The first part of its package below [#ROOT]; empty for classes that are not ours.
  static String module(JavaClass type) {
    var parts = type.getPackageName().split("\\.", -1);
    return type.getPackageName().startsWith(ROOT + ".") ? parts[2] : "";
  }

  /// The part of its package below the module; empty at the door.
  static String room(JavaClass type) {
    var parts = type.getPackageName().split("\\.", -1);
    return type.getPackageName().startsWith(ROOT + ".") && parts.length > 3 ? parts[3] : "";
  }
}
