package io.mesocosm.proof.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One library, one room, so that each can be changed in one place.
class LibrariesTest {
  /// Rooms of components that carry messages to and from the wire.
  private static final Set<String> CARRIERS = Set.of("wire", "link", "http", "store");

  static Stream<String> libraries() {
    return Libraries.HOMES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void staysInItsRoom(String library) {
    var homes = Libraries.HOMES.getOrDefault(library, Set.of());
    noClasses()
        .that(describe("outside of " + homes, type -> !startsWithAny(type, homes)))
        .should()
        .dependOnClassesThat(describe("of " + library, type -> isOf(library, type)))
        .check(House.CLASSES);
  }

  @Test
  void messagesStayAtTheEdge() {
    noClasses()
        .that(
            describe(
                "of a component, neither at its door nor in a room that carries messages",
                type ->
                    House.COMPONENTS.contains(House.module(type))
                        && !House.room(type).isEmpty()
                        && !CARRIERS.contains(House.room(type))))
        .should()
        .dependOnClassesThat(
            describe(
                "made by protoc or of protobuf",
                type -> Libraries.isGenerated(type) || isOf("com.google.protobuf", type)))
        .check(House.CLASSES);
  }

  @Test
  void nothingIsUsedThatThePlanDoesNotName() {
    var known =
        Stream.concat(
                Libraries.HOMES.keySet().stream(),
                Stream.of(
                    "io.mesocosm",
                    "java",
                    "com.sun.management",
                    "javax.crypto",
                    "jdk.net",
                    "com.google.protobuf",
                    "org.jspecify"))
            .toList();
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "of a library that has no room",
                type ->
                    !type.getPackageName().isEmpty()
                        && known.stream().noneMatch(library -> isOf(library, type))))
        .check(House.CLASSES);
  }

  private static boolean startsWithAny(JavaClass type, Set<String> homes) {
    return homes.stream().anyMatch(home -> isOf(home, type));
  }

  private static boolean isOf(String packages, JavaClass type) {
    return type.getPackageName().equals(packages)
        || type.getPackageName().startsWith(packages + ".");
  }
}
