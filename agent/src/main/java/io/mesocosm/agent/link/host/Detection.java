package io.mesocosm.agent.link.host;

import com.sun.management.OperatingSystemMXBean;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Reservation;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Tags;
import io.mesocosm.protocol.resources.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What this machine has, where nobody says: all processors; memory less 1 GB, or half of little;
/// disk under the work directory less 5 GB, or half of little; ports 31000 to 32000 (Mesos 1.11,
/// `--resources`).
public final class Detection {
  private static final long MEGABYTE = 1 << 20;
  private static final long MEMORY_KEPT = 1024;
  private static final long DISK_KEPT = 5 * 1024;
  private static final Ranges PORTS = Ranges.of(31_000, 32_000);

  private Detection() {}

  /// @param given which wins by name
  /// @param role for what is detected
  public static Resources complete(Resources given, String role, Path workDir) throws IOException {
    var names = given.items().stream().map(Resource::name).toList();
    var tags =
        role.equals("*")
            ? Tags.PLAIN
            : Tags.PLAIN.withReservations(List.of(Reservation.ofAgent(role)));
    var all = new ArrayList<Resource>();
    var host = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    add(all, names, given, "cpus", scalar(host.getAvailableProcessors()), tags);
    add(all, names, given, "mem", scalar(memory(host.getTotalMemorySize() / MEGABYTE)), tags);
    add(all, names, given, "disk", scalar(disk(workDir)), tags);
    add(all, names, given, "ports", PORTS, tags);
    given.items().stream()
        .filter(item -> all.stream().noneMatch(one -> one.name().equals(item.name())))
        .forEach(all::add);
    return Resources.of(all);
  }

  private static void add(
      List<Resource> all,
      List<String> names,
      Resources given,
      String name,
      Value found,
      Tags tags) {
    if (names.contains(name)) {
      given.items().stream().filter(item -> item.name().equals(name)).forEach(all::add);
    } else {
      all.add(new Resource(name, found, tags));
    }
  }

  private static Value scalar(long amount) {
    return Scalar.of((double) amount);
  }

  static long memory(long total) {
    return total >= 2 * MEMORY_KEPT ? total - MEMORY_KEPT : total / 2;
  }

  private static long disk(Path workDir) throws IOException {
    long total = Files.getFileStore(workDir).getTotalSpace() / MEGABYTE;
    return total >= 2 * DISK_KEPT ? total - DISK_KEPT : total / 2;
  }
}
