package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.resources.Label;
import io.mesocosm.protocol.v1.Labels;
import java.util.List;

/// Labels of reservations and disks.
final class LabelCodec {
  private LabelCodec() {}

  static List<Label> read(Labels wire) {
    return wire.getLabelsList().stream()
        .map(label -> new Label(label.getKey(), label.hasValue() ? label.getValue() : null))
        .toList();
  }

  static Labels write(List<Label> labels) {
    var wire = Labels.newBuilder();
    for (Label label : labels) {
      var one = wire.addLabelsBuilder().setKey(label.key());
      if (label.value() != null) {
        one.setValue(label.value());
      }
    }
    return wire.build();
  }
}
