package io.mesocosm.master.core.allocation;

import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.FilterKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Whether an agent may be offered to a framework for one of its roles. The allocator and those who
/// ask why use the same answer. Mesos 1.11 documentation, "Allocation", "Fault domains", "GPUs".
///
/// @param keepGpus whether machines with GPUs are only for frameworks with GPU_RESOURCES
/// @param region of the master; empty without one
/// @param least alternatives of which an offer must contain one in full; none for anything at all
public record Eligibility(boolean keepGpus, String region, List<Quantities> least) {
  public Eligibility {
    least = List.copyOf(least);
  }

  /// @param free what is left on the agent, allocated to nobody
  public Verdict verdict(
      Framework framework, String role, Agent agent, Resources free, Filters filters, Instant now) {
    if (!framework.isConnected()) {
      return new Verdict.FrameworkAway();
    }
    if (!framework.wants(role)) {
      return new Verdict.Suppressed(role);
    }
    if (!agent.connected()) {
      return new Verdict.AgentAway();
    }
    if (agent.deactivated()) {
      return new Verdict.AgentDeactivated();
    }
    var never = never(framework, role, agent);
    return never instanceof Verdict.Fits
        ? now(framework, role, agent, offerable(framework, role, free), filters, now)
        : never;
  }

  private Verdict never(Framework framework, String role, Agent agent) {
    if (keepGpus
        && agent.spec().total().gpus().isPositive()
        && !framework.can(Capability.GPU_RESOURCES)) {
      return new Verdict.KeptForGpus();
    }
    var there = agent.spec().region();
    if (!there.isEmpty() && !there.equals(region) && !framework.can(Capability.REGION_AWARE)) {
      return new Verdict.OtherRegion(there);
    }
    if (!Constraints.allow(framework.spec().constraints(), role, agent.spec())) {
      return new Verdict.Excluded(role);
    }
    if (framework.can(Capability.MULTI_ROLE)
        && !agent.spec().capabilities().contains("MULTI_ROLE")) {
      return new Verdict.AgentLacks("MULTI_ROLE");
    }
    if (role.contains("/") && !agent.spec().capabilities().contains("HIERARCHICAL_ROLE")) {
      return new Verdict.AgentLacks("HIERARCHICAL_ROLE");
    }
    return new Verdict.Fits(Resources.NONE);
  }

  private static Resources offerable(Framework framework, String role, Resources free) {
    var mine = free.allocatableTo(role);
    if (!framework.can(Capability.REVOCABLE_RESOURCES)) {
      mine = mine.nonRevocable();
    }
    if (!framework.can(Capability.SHARED_RESOURCES)) {
      mine = mine.nonShared();
    }
    return framework.can(Capability.RESERVATION_REFINEMENT)
        ? mine
        : mine.filter(resource -> resource.tags().reservations().size() <= 1);
  }

  private Verdict now(
      Framework framework, String role, Agent agent, Resources mine, Filters filters, Instant now) {
    var alternatives = framework.spec().leastByRole().getOrDefault(role, least);
    if (!isEnough(mine, alternatives)) {
      return new Verdict.TooLittleLeft(mine, text(alternatives));
    }
    var filter = filters.get(new FilterKey(framework.id(), role, agent.id()));
    return filter
        .filter(refusal -> refusal.until().isAfter(now) && refusal.refused().contains(mine))
        .<Verdict>map(refusal -> new Verdict.Refused(refusal.until()))
        .orElseGet(() -> new Verdict.Fits(mine));
  }

  private static boolean isEnough(Resources resources, List<Quantities> alternatives) {
    if (resources.isEmpty() || alternatives.isEmpty()) {
      return !resources.isEmpty();
    }
    var amounts = resources.quantities();
    return alternatives.stream().anyMatch(amounts::contains);
  }

  private static String text(List<Quantities> alternatives) {
    return alternatives.stream()
        .map(one ->
            one.amounts().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(";")))
        .collect(Collectors.joining("|"));
  }
}
