package io.mesocosm.coordination.election;

import io.mesocosm.coordination.records.MemoryRecords;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

class MemoryElectionTest extends ElectionContract {
  private final MemoryElection election = new MemoryElection(new MemoryRecords());

  @Override
  Election stand(String data, LeadershipListener listener) {
    return election.stand(data.getBytes(StandardCharsets.UTF_8), listener);
  }

  @Override
  AutoCloseable watch(Consumer<Optional<byte[]>> watcher) {
    return election.watch(watcher);
  }

  @Override
  void loseLeader() {
    election.loseLeader();
  }
}
