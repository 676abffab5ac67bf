package io.mesocosm.proof.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom: downwards only, never sideways.
class LayersTest {
  /// Rooms from the innermost outwards: each may know those before it, and itself. `wire` holds
  /// pure translators between messages and the core's words.
  private static final List<Set<String>> ROOMS =
      List.of(Set.of("model"), Set.of("core"), Set.of("wire"), Set.of("http", "link", "store"));

  static Stream<String> modules() {
    return House.MAY_KNOW.keySet().stream().sorted();
  }

  static Stream<String> components() {
    return House.COMPONENTS.stream();
  }

  @Test
  void everyModuleIsOnThePlan() {
    assertThat(House.CLASSES.stream().map(House::module).collect(Collectors.toSet()))
        .isEqualTo(House.MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void knowsOnlyTheModulesBelow(String module) {
    var below = House.MAY_KNOW.getOrDefault(module, Set.of());
    noClasses()
        .that(describe("of " + module, type -> House.module(type).equals(module)))
        .should()
        .dependOnClassesThat(
            describe(
                "of a module that is not below",
                type ->
                    !House.module(type).isEmpty()
                        && !House.module(type).equals(module)
                        && !below.contains(House.module(type))))
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("components")
  void roomsKnowOnlyTheRoomsFurtherIn(String component) {
    for (int level = 0; level < ROOMS.size(); level++) {
      for (var room : ROOMS.get(level)) {
        var allowed =
            ROOMS.subList(0, level).stream().flatMap(Set::stream).collect(Collectors.toSet());
        allowed.add(room);
        noClasses()
            .that(describe(component + "." + room, type -> isOf(component, type, Set.of(room))))
            .should()
            .dependOnClassesThat(
                describe(
                    "in a room that is not further in",
                    type ->
                        House.module(type).equals(component) && !isOf(component, type, allowed)))
            .allowEmptyShould(true)
            .check(House.CLASSES);
      }
    }
  }

  private static boolean isOf(String component, JavaClass type, Set<String> rooms) {
    return House.module(type).equals(component) && rooms.contains(House.room(type));
  }

  @ParameterizedTest
  @MethodSource("components")
  void aComponentHasOnlyTheRoomsThatAllHave(String component) {
    var known = ROOMS.stream().flatMap(Set::stream).collect(Collectors.toSet());
    known.add("");
    assertThat(House.CLASSES.stream().filter(type -> House.module(type).equals(component)))
        .extracting(House::room)
        .allMatch(known::contains);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching(House.ROOT + ".(**)").should().beFreeOfCycles().check(House.CLASSES);
  }
}
