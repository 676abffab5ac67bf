package io.mesocosm.proof.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Cores are functions: what they need from outside comes with the input, what they want done
/// leaves as an effect. Whoever breaks this breaks the simulator, which must see the same run
/// twice.
class PurityTest {
  /// Rooms that must be pure. `wire` is: the simulator translates messages with it.
  private static final Set<String> PURE = Set.of("model", "core", "wire");

  private static final DescribedPredicate<JavaClass> PURE_CLASSES =
      describe(
          "pure by plan",
          type -> House.COMPONENTS.contains(House.module(type)) && PURE.contains(House.room(type)));

  /// Rooms of the lower modules that no model or core may enter: they know the world outside.
  private static final Set<String> EDGES =
      Set.of(
          "io.mesocosm.base.json",
          "io.mesocosm.base.http",
          "io.mesocosm.base.config",
          "io.mesocosm.base.files",
          "io.mesocosm.base.metrics",
          "io.mesocosm.base.log",
          "io.mesocosm.coordination",
          "io.mesocosm.protocol.libprocess");

  /// In those rooms, but mere values: the address of a peer is its name in the cluster.
  private static final Set<String> VALUES = Set.of("io.mesocosm.protocol.libprocess.Pid");

  /// Types whose mere use is a way out.
  private static final Set<String> WAYS_OUT =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.lang.Runtime",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.System$Logger",
          "java.lang.ScopedValue",
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.InetAddress",
          "java.net.URL",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.Timer");

  private static final Set<String> PACKAGES_OUT =
      Set.of(
          "java.io",
          "java.nio.channels",
          "java.nio.file",
          "java.net.http",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.logging",
          "java.util.random");

  /// Of the packages out: no way out, just types.
  private static final Set<String> HARMLESS =
      Set.of(
          "java.io.Serializable",
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.ByteArrayOutputStream",
          "java.nio.file.Path",
          "java.util.concurrent.TimeUnit");

  /// Methods that read the clock, chance, the machine or its settings.
  private static final Set<String> READS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getLogger",
          "java.lang.System.identityHashCode",
          "java.nio.file.Path.toAbsolutePath",
          "java.nio.file.Path.toFile",
          "java.nio.file.Path.toRealPath",
          "java.time.ZoneId.systemDefault",
          "java.util.Collections.shuffle",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID");

  @Test
  void aCoreHasNoWayOut() {
    noClasses()
        .that(PURE_CLASSES)
        .should()
        .dependOnClassesThat(describe("that lead outside", PurityTest::leadsOut))
        .check(House.CLASSES);
  }

  private static boolean leadsOut(JavaClass type) {
    return !HARMLESS.contains(type.getName())
        && (WAYS_OUT.contains(type.getName()) || PACKAGES_OUT.contains(type.getPackageName()));
  }

  @Test
  void aCoreIsGivenTimeAndChance() {
    noClasses()
        .that(PURE_CLASSES)
        .should()
        .callMethodWhere(describe("something outside is read", PurityTest::reads))
        .check(House.CLASSES);
  }

  private static boolean reads(JavaCall<?> call) {
    var owner = call.getTargetOwner().getName();
    return READS.contains(owner + "." + call.getName())
        || (owner.startsWith("java.time.") && call.getName().equals("now"));
  }

  @Test
  void aCoreKnowsNoEdge() {
    noClasses()
        .that(
            describe(
                "in a model or core",
                type ->
                    House.COMPONENTS.contains(House.module(type))
                        && Set.of("model", "core").contains(House.room(type))))
        .should()
        .dependOnClassesThat(
            describe(
                "of a room for edges",
                type ->
                    EDGES.stream().anyMatch(type.getPackageName()::startsWith)
                        && !VALUES.contains(type.getName())))
        .check(House.CLASSES);
  }

  @Test
  void aCoreWalksNothingWithoutOrder() {
    noClasses()
        .that(PURE_CLASSES)
        .should()
        .callCodeUnitWhere(
            describe(
                "a collection without order is made",
                call ->
                    !(call.getOrigin() instanceof JavaStaticInitializer) && isWithoutOrder(call)))
        .check(House.CLASSES);
  }

  /// Constants are looked up, not walked, and a collection of one element has an order.
  private static boolean isWithoutOrder(JavaCall<?> call) {
    var owner = call.getTargetOwner().getName();
    int arguments = call.getTarget().getRawParameterTypes().size();
    return switch (owner) {
      case "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap" ->
          call.getName().equals("<init>");
      case "java.util.Set" ->
          call.getName().equals("copyOf")
              || (call.getName().equals("of") && (arguments > 1 || takesArray(call)));
      case "java.util.Map" ->
          Set.of("copyOf", "ofEntries").contains(call.getName())
              || (call.getName().equals("of") && arguments > 2);
      case "java.util.stream.Collectors" ->
          Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap").contains(call.getName())
              || (Set.of("toMap", "groupingBy").contains(call.getName()) && !isGivenItsMap(call));
      default -> false;
    };
  }

  private static boolean takesArray(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream().anyMatch(JavaClass::isArray);
  }

  private static boolean isGivenItsMap(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Supplier.class));
  }
}
