package io.mesocosm.agent;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.agent.AgentConfig.Recovery.Policy;
import io.mesocosm.agent.store.DiskJournal;
import io.mesocosm.protocol.codec.AttributeCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.internal.SlaveInfo;
import io.mesocosm.protocol.v1.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Whether an agent that comes back is still the one that was admitted (Mesos 1.11 documentation,
/// `--reconfiguration_policy`): what tasks and frameworks were promised must still be there.
final class Identity {
  /// Which containers an agent can run, of our own accord. It may change: what was promised to
  /// tasks does not lie in it, and the original, which has no such attribute, lets its flag change.
  static final String CONTAINERIZERS = "containerizers";

  private Identity() {}

  /// @throws IOException saying what changed and what to do
  static void check(Path meta, SlaveInfo now, Policy policy) throws IOException {
    var kept = DiskJournal.identity(meta);
    if (kept.isEmpty()) {
      return;
    }
    var before = before(meta, kept.get());
    boolean fits =
        switch (policy) {
          case EQUAL -> same(before, now) && sameResources(before, now);
          case ADDITIVE -> sameAddress(before, now) && hasAll(before, now);
        };
    if (!fits) {
      throw new IOException(
          """
          This agent is not what it was when a master admitted it.
          before: %s
          now:    %s
          Set its flags back, or remove %s to make it a new agent (its tasks are lost then).\
          """
              .formatted(
                  words(before), words(now), meta.resolve("slaves/latest").toAbsolutePath()));
    }
  }

  private static SlaveInfo before(Path meta, byte[] kept) throws IOException {
    try {
      return SlaveInfo.parseFrom(kept);
    } catch (InvalidProtocolBufferException broken) {
      throw new IOException("cannot read slave.info under " + meta, broken);
    }
  }

  private static boolean sameAddress(SlaveInfo before, SlaveInfo now) {
    return before.getHostname().equals(now.getHostname()) && before.getPort() == now.getPort();
  }

  private static boolean same(SlaveInfo before, SlaveInfo now) {
    return sameAddress(before, now) && attributes(before).equals(attributes(now));
  }

  private static List<Attribute> attributes(SlaveInfo info) {
    return info.getAttributesList().stream()
        .filter(one -> !one.getName().equals(CONTAINERIZERS))
        .toList();
  }

  private static boolean sameResources(SlaveInfo before, SlaveInfo now) {
    return ResourceCodec.trusted(before.getResourcesList())
        .equals(ResourceCodec.trusted(now.getResourcesList()));
  }

  private static boolean hasAll(SlaveInfo before, SlaveInfo now) {
    return ResourceCodec.trusted(now.getResourcesList())
            .contains(ResourceCodec.trusted(before.getResourcesList()))
        && attributes(now).containsAll(attributes(before));
  }

  private static String words(SlaveInfo info) {
    return "%s:%d %s %s"
        .formatted(
            info.getHostname(),
            info.getPort(),
            ResourceCodec.trusted(info.getResourcesList()).items(),
            AttributeCodec.read(info.getAttributesList()).items());
  }
}
