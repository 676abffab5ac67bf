package io.mesocosm.protocol.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final Reservation DB = Reservation.dynamic("db", "alice");

  @Test
  void addsWhatIsAlike() {
    assertThat(parse("cpus:1;cpus:0.5;ports:[1-3];ports:[4-6,9-9]"))
        .isEqualTo(parse("cpus:1.5; ports:[1-6, 9-9]"));
  }

  @Test
  void isExactToThreeDecimals() {
    assertThat(parse("cpus:0.1").plus(parse("cpus:0.2"))).isEqualTo(parse("cpus:0.3"));
    assertThat(Scalar.of(0.0005).millis()).isEqualTo(1);
    assertThat(Scalar.of(-0.0005).millis()).isEqualTo(-1);
    assertThat(Scalar.of(0.0004)).isEqualTo(Scalar.ZERO);
    assertThat(Scalar.parse("1e2")).contains(Scalar.of(100));
  }

  @Test
  void keepsRolesApart() {
    var both = parse("cpus(web):1;cpus:2");
    assertThat(both.contains(parse("cpus:3"))).isFalse();
    assertThat(both.unreserved()).isEqualTo(parse("cpus:2"));
    assertThat(both.reservations()).containsOnlyKeys("web");
    assertThat(both.cpus()).isEqualTo(Scalar.of(3));
  }

  @Test
  void offersReservedResourcesToTheRoleAndItsChildren() {
    var all = parse("cpus(web):1;mem(db):2;disk:3");
    assertThat(all.allocatableTo("web/shop")).isEqualTo(parse("cpus(web):1;disk:3"));
    assertThat(all.allocatableTo("webshop")).isEqualTo(parse("disk:3"));
  }

  @Test
  void reservesInLayers() {
    var reserved = parse("cpus(db):4").push(Reservation.dynamic("db/a", "alice"));
    assertThat(reserved.reservedTo("db/a")).isEqualTo(reserved);
    assertThat(reserved.pop()).isEqualTo(parse("cpus(db):4"));
  }

  @Test
  void doesNotAddVolumes() {
    var volume = volume("v1", false);
    var two = Resources.of(volume, volume("v2", false));
    assertThat(two.items()).hasSize(2);
    assertThat(two.minus(Resources.of(volume)).items()).containsExactly(volume("v2", false));
    assertThat(two.contains(Resources.of(volume("v3", false)))).isFalse();
  }

  @Test
  void countsTheHoldersOfASharedVolume() {
    var one = Resources.of(volume("v1", true));
    var two = one.plus(one);
    assertThat(two.items()).singleElement().extracting(Resource::copies).isEqualTo(2);
    assertThat(two.minus(one)).isEqualTo(one);
    assertThat(two.quantities()).isEqualTo(one.quantities());
  }

  @Test
  void takesNothingThatIsNotThere() {
    assertThat(parse("cpus:1").minus(parse("cpus:2"))).isEqualTo(Resources.NONE);
    assertThat(parse("cpus:1").minus(parse("mem:2"))).isEqualTo(parse("cpus:1"));
  }

  @Test
  void tellsWhatStateEndpointsPrint() {
    var simple =
        parse("cpus:4;cpus(web):1;ports:[1-3]")
            .plus(Resources.of(Resource.scalar("cpus", 2).with(tags -> tags.withRevocable(true))))
            .toSimple();
    assertThat(simple.keySet())
        .containsExactly("disk", "mem", "gpus", "cpus", "cpus_revocable", "ports");
    assertThat(simple).containsEntry("cpus", Scalar.of(5)).containsEntry("gpus", Scalar.ZERO);
    assertThat(simple.get("ports")).hasToString("[1-3]");
  }

  @Test
  void namesEveryProblemOfTheText() {
    var refused = Resources.parse("cpus:x;mem;disk:-1;ports:[3-1];cpus:1;ok:2;cpus:[1-2]", "*");
    assertThat(refused).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Resources>) refused).refusals()).hasSize(5);
  }

  @Test
  void reservesForTheDefaultRole() {
    assertThat(Resources.parse(" cpus : 2 ; mem ( db ) : 1 ", "web"))
        .isEqualTo(Outcome.ok(parse("cpus(web):2;mem(db):1")));
  }

  @Test
  void readsAttributesOfEveryKind() {
    var read = Attributes.parse("rack:r1;zone:[1-3];num:4;tags:{b,a};url:http://x:1/;rack:r2");
    var attributes = ((Outcome.Ok<Attributes>) read).value();
    assertThat(attributes.get("rack")).contains(new Value.Text("r1"));
    assertThat(attributes.get("zone")).contains(Ranges.of(1, 3));
    assertThat(attributes.get("num")).contains(Scalar.of(4));
    assertThat(attributes.get("tags")).contains(new Items(new TreeSet<>(List.of("a", "b"))));
    assertThat(attributes.get("url")).contains(new Value.Text("http://x:1/"));
    assertThat(attributes.items()).hasSize(6);
  }

  /// Laws on generated bags: what is added can be taken away, sums contain their parts, and order
  /// does not matter.
  @Test
  void keepsSums() {
    var random = new Random(20_261_124);
    for (int round = 0; round < 500; round++) {
      var a = generated(random);
      var b = generated(random);
      assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
      assertThat(a.plus(b).contains(a)).isTrue();
      assertThat(a.plus(b).contains(b)).isTrue();
      assertThat(a.plus(b).minus(b)).isEqualTo(a);
      assertThat(a.minus(a)).isEqualTo(Resources.NONE);
      assertThat(a.allocate("x").unallocate()).isEqualTo(a);
      assertThat(a.push(DB).pop()).isEqualTo(a);
      assertThat(a.plus(b).quantities()).isEqualTo(a.quantities().plus(b.quantities()));
    }
  }

  /// Ports of two bags never overlap, as on a real agent.
  private static Resources generated(Random random) {
    var resources = new ArrayList<Resource>();
    for (String name : List.of("cpus", "mem", "disk", "gold")) {
      if (random.nextBoolean()) {
        var tags = random.nextBoolean() ? Tags.PLAIN : Tags.PLAIN.push(DB);
        resources.add(new Resource(name, new Scalar(random.nextInt(5000)), tags));
      }
    }
    long begin = random.nextLong(1L << 40) * 100;
    resources.add(new Resource("ports", Ranges.of(begin, begin + random.nextInt(90)), Tags.PLAIN));
    return Resources.of(resources);
  }

  private static Resource volume(String id, boolean shared) {
    var disk =
        new Disk(null, new Disk.Persistence(id, "alice"), new Disk.Volume("data", false, null));
    return new Resource(
        "disk", Scalar.of(64), Tags.PLAIN.push(DB).withDisk(disk).withShared(shared));
  }

  private static Resources parse(String text) {
    return ((Outcome.Ok<Resources>) Resources.parse(text, "*")).value();
  }
}
