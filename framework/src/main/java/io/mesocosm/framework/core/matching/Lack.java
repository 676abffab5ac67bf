package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.resources.Scalar;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// One thing that an offer lacks for an instance.
public sealed interface Lack {
  Prospect prospect();

  /// From 0 to 1, how much of what is wanted is missing; to find the nearest miss.
  double share();

  /// The offer is allocated to another role of ours.
  record WrongRole(String wanted, String offered) implements Lack {
    @Override
    public Prospect prospect() {
      return Prospect.NEVER;
    }

    @Override
    public double share() {
      return 1;
    }
  }

  /// Nothing in the offer is of a role that the instance accepts.
  record NoneAccepted(Set<String> accepted, Set<String> offered, Prospect prospect)
      implements Lack {
    public NoneAccepted {
      accepted = Collections.unmodifiableSet(new TreeSet<>(accepted));
      offered = Collections.unmodifiableSet(new TreeSet<>(offered));
    }

    @Override
    public double share() {
      return 1;
    }
  }

  /// Too little of an amount: `cpus`, `mem`, `disk` or `gpus`.
  record Amount(String resource, Scalar wanted, Scalar had, Prospect prospect) implements Lack {
    @Override
    public double share() {
      return 1 - had.toDouble() / wanted.toDouble();
    }
  }

  /// A certain port is not offered.
  record NoPort(int port, Prospect prospect) implements Lack {
    @Override
    public double share() {
      return 1;
    }
  }

  /// Fewer ports than wanted; fixed ones that are there count.
  record FewPorts(int wanted, long had, Prospect prospect) implements Lack {
    @Override
    public double share() {
      return 1 - (double) had / wanted;
    }
  }
}
