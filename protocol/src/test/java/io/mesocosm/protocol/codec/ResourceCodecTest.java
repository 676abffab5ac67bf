package io.mesocosm.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Disk;
import io.mesocosm.protocol.resources.Label;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Reservation;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Tags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceCodecTest {
  private static final Reservation DYNAMIC =
      new Reservation(Reservation.Kind.DYNAMIC, "db/a", "alice", List.of(new Label("k", null)));

  @ParameterizedTest
  @EnumSource(ResourceFormat.class)
  void roundTripsInEachFormat(ResourceFormat format) {
    var resources =
        format == ResourceFormat.PRE_REFINEMENT
            ? everything().filter(resource -> resource.tags().reservations().size() < 2)
            : everything();
    assertThat(ResourceCodec.read("r", ResourceCodec.write(resources, format)))
        .isEqualTo(Outcome.ok(resources));
  }

  @Test
  void writesTheOldFormat() {
    var wire =
        ResourceCodec.write(
            Resources.of(new Resource("ports", Ranges.of(1, 2), Tags.PLAIN.push(DYNAMIC))),
            ResourceFormat.PRE_REFINEMENT);
    assertThat(OldRole.of(wire.getFirst())).isEqualTo("db/a");
    assertThat(wire.getFirst().getReservation().getPrincipal()).isEqualTo("alice");
    assertThat(wire.getFirst().getReservationsCount()).isZero();
  }

  @Test
  void refusesTwoFormatsInOneMessage() {
    var web = Resources.of(Resource.scalar("cpus", 1)).push(Reservation.ofAgent("web"));
    var mixed = new ArrayList<>(ResourceCodec.write(web, ResourceFormat.PRE_REFINEMENT));
    mixed.addAll(ResourceCodec.write(web, ResourceFormat.POST_REFINEMENT));
    assertThat(ResourceCodec.read("r", mixed)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesWhatIsNoResource() {
    var negative =
        io.mesocosm.protocol.v1.Resource.newBuilder()
            .setName("cpus")
            .setType(io.mesocosm.protocol.v1.Value.Type.SCALAR)
            .setScalar(io.mesocosm.protocol.v1.Value.Scalar.newBuilder().setValue(-1))
            .build();
    var text =
        io.mesocosm.protocol.v1.Resource.newBuilder()
            .setName("x")
            .setType(io.mesocosm.protocol.v1.Value.Type.TEXT)
            .build();
    var read = ResourceCodec.read("/resources", List.of(negative, text));
    assertThat(((Outcome.Refused<Resources>) read).refusals())
        .extracting(refusal -> refusal.field())
        .containsExactly("/resources(0)/scalar", "/resources(1)/type");
  }

  @Test
  void carriesAttributesOfEveryKind() {
    var attributes =
        ((Outcome.Ok<Attributes>) Attributes.parse("rack:r1;zone:[1-3];num:4;tags:{a,b}")).value();
    assertThat(AttributeCodec.read(AttributeCodec.write(attributes))).isEqualTo(attributes);
  }

  private static Resources everything() {
    var volume =
        new Disk(
            new Disk.Source(Disk.Kind.PATH, "/mnt/a", null, null, null, List.of()),
            new Disk.Persistence("v1", "alice"),
            new Disk.Volume("data", false, null));
    var refined = Tags.PLAIN.push(Reservation.ofAgent("db")).push(DYNAMIC);
    return Resources.of(
        Resource.scalar("cpus", 1.5),
        Resource.scalar("cpus", 2).with(tags -> tags.push(Reservation.ofAgent("web"))),
        Resource.scalar("mem", 64).with(tags -> tags.push(DYNAMIC).withAllocatedTo("db/a")),
        Resource.scalar("gpus", 1).with(tags -> tags.withRevocable(true)),
        Resource.scalar("disk", 10).with(_ -> refined.withDisk(volume)),
        new Resource(
            "disk",
            io.mesocosm.protocol.resources.Scalar.of(7),
            Tags.PLAIN.push(DYNAMIC).withDisk(volume).withShared(true),
            3),
        new Resource("ports", Ranges.of(31_000, 32_000), Tags.PLAIN));
  }
}
