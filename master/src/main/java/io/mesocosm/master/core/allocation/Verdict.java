package io.mesocosm.master.core.allocation;

import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;

/// Why an agent is offered to a framework for a role, or is not.
public sealed interface Verdict {
  /// What it would be offered, allocated to nobody yet.
  record Fits(Resources resources) implements Verdict {}

  // What does not fit just now.

  /// The framework has no stream.
  record FrameworkAway() implements Verdict {}

  /// The framework wants no offers for the role.
  record Suppressed(String role) implements Verdict {}

  record AgentAway() implements Verdict {}

  record AgentDeactivated() implements Verdict {}

  /// Refused by the framework itself.
  record Refused(Instant until) implements Verdict {}

  /// @param left what is free on it for the role
  /// @param least of which it must have one alternative, `cpus:0.01|mem:32`
  record TooLittleLeft(Resources left, String least) implements Verdict {}

  // What can never fit here.

  /// Machines with GPUs are kept for frameworks that ask for them.
  record KeptForGpus() implements Verdict {}

  /// The framework's constraints for the role leave it out.
  record Excluded(String role) implements Verdict {}

  record OtherRegion(String region) implements Verdict {}

  /// The agent is too old for frameworks of this kind.
  record AgentLacks(String capability) implements Verdict {}
}
