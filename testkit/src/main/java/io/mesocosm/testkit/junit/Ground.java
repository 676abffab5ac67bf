package io.mesocosm.testkit.junit;

import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Assumptions;

/// What a test stands on and cannot make itself. Where it is missing a test is skipped, and says
/// why; but for where every change is proved (`CI` is `true`): there nothing may be skipped, and
/// the test fails with that reason.
public final class Ground {
  private Ground() {}

  /// @param there what is needed
  /// @param otherwise why the test cannot be run
  public static void needs(boolean there, String otherwise) {
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("nothing may be skipped here, but " + otherwise);
    }
    Assumptions.assumeTrue(there, otherwise);
  }

  /// Root, and addresses for machines.
  ///
  /// @param three their first three numbers, `10.0.15`
  public static void forMachines(String three) throws SocketException {
    needs("root".equals(System.getProperty("user.name")), "machines need root");
    needs(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .noneMatch(address -> address.getHostAddress().startsWith(three + ".")),
        three + ".0/24 is taken");
  }
}
