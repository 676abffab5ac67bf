package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.resources.Scalar;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// One thing that an offer lacks for an instance.
public sealed interface Lack {
  Prospect prospect();

  /// The offer is allocated to another role of ours.
  record WrongRole(String wanted, String offered) implements Lack {
    @Override
    public Prospect prospect() {
      return Prospect.NEVER;
    }
  }

  /// Nothing in the offer is of a role that the instance accepts.
  record NoneAccepted(Set<String> accepted, Set<String> offered, Prospect prospect)
      implements Lack {
    public NoneAccepted {
      accepted = Collections.unmodifiableSet(new TreeSet<>(accepted));
      offered = Collections.unmodifiableSet(new TreeSet<>(offered));
    }
  }

  /// Too little of an amount: `cpus`, `mem`, `disk` or `gpus`.
  record Amount(String resource, Scalar wanted, Scalar had, Prospect prospect) implements Lack {}

  /// A certain port is not offered.
  record NoPort(int port, Prospect prospect) implements Lack {}

  /// Fewer ports than wanted; fixed ones that are there count.
  record FewPorts(int wanted, long had, Prospect prospect) implements Lack {}
}
