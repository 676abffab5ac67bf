package io.mesocosm.coordination.election;

/// Who stands for what.
///
/// @param path the node under which candidates stand, `/mesos` or `/marathon/leader`
/// @param names of the candidates' nodes
/// @param data what followers read of the leader: Mesos' `MasterInfo` as JSON, Marathon's
///   `host:port`
/// @param records root of the records that the leader may write, `/mesocosm/master`
@SuppressWarnings("ArrayRecordComponent") // copied on both ways
public record Candidate(String path, NodeNames names, byte[] data, String records) {
  public Candidate {
    data = data.clone();
  }

  @Override
  public byte[] data() {
    return data.clone();
  }
}
