package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.v1.Value;
import java.util.TreeSet;

/// Ranges and sets; scalars and text need no codec.
final class ValueCodec {
  private ValueCodec() {}

  /// @throws IllegalArgumentException when a range ends before it begins
  static Ranges ranges(Value.Ranges wire) {
    return Ranges.of(
        wire.getRangeList().stream()
            .map(range -> new Ranges.Range(range.getBegin(), range.getEnd()))
            .toList());
  }

  static Value.Ranges ranges(Ranges ranges) {
    var wire = Value.Ranges.newBuilder();
    for (Ranges.Range range : ranges.ranges()) {
      wire.addRangeBuilder().setBegin(range.begin()).setEnd(range.end());
    }
    return wire.build();
  }

  static Items items(Value.Set wire) {
    return new Items(new TreeSet<>(wire.getItemList()));
  }

  static Value.Set items(Items items) {
    return Value.Set.newBuilder().addAllItem(items.items()).build();
  }

  static Value.Scalar scalar(double amount) {
    return Value.Scalar.newBuilder().setValue(amount).build();
  }
}
