package io.mesocosm.coordination.election;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// How the nodes of candidates are named; ZooKeeper appends ten digits to `prefix`.
///
/// Sequence numbers may have gaps and other nodes may stand between (Mesos' `log_replicas`), so
/// candidates are told by their names and ordered by their digits.
///
/// @param prefix of the node that we create
/// @param mark what the name of each candidate contains right before its digits
public record NodeNames(String prefix, String mark) {
  private static final int DIGITS = 10;

  /// Masters of Mesos ≥ 1.0: `json.info_0000000042`.
  public static NodeNames mesos() {
    return new NodeNames("json.info_", "json.info_");
  }

  /// Curator's leader latch, which Marathon uses: `_c_<uuid>-latch-0000000042`.
  public static NodeNames latch(UUID id) {
    return new NodeNames("_c_" + id + "-latch-", "latch-");
  }

  /// The candidate that leads: the one with the lowest sequence number.
  public Optional<String> first(Collection<String> children) {
    return children.stream().filter(this::isCandidate).min(Comparator.comparing(this::sequence));
  }

  boolean isCandidate(String child) {
    var end = child.length() - DIGITS;
    return end >= mark.length()
        && child.substring(0, end).endsWith(mark)
        && child.substring(end).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Long sequence(String child) {
    return Long.parseLong(child.substring(child.length() - DIGITS));
  }
}
