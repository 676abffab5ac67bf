package io.mesocosm.agent.store;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.io.IOException;

/// A sandbox to collect.
final class RemainsForm {
  private static final int VERSION = 1;

  private RemainsForm() {}

  static byte[] write(Remains remains) {
    var place = remains.place();
    return Form.write(
        VERSION,
        out -> {
          out.writeUTF(place.agent().value());
          out.writeUTF(place.framework().value());
          out.writeUTF(place.executor().value());
          out.writeUTF(place.container().value());
          Form.instant(out, remains.since());
        });
  }

  static Remains read(String name, byte[] bytes) throws IOException {
    return Form.read(
        name,
        bytes,
        VERSION,
        (_, in) ->
            new Remains(
                new RunPlace(
                    new AgentId(in.readUTF()),
                    new FrameworkId(in.readUTF()),
                    new ExecutorId(in.readUTF()),
                    new ContainerId(in.readUTF())),
                Form.instant(in)));
  }
}
