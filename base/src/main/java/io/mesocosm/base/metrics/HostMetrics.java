package io.mesocosm.base.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.mesocosm.base.json.JsonWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The machine: `system/…` of the metrics, and `/system/stats.json`, as masters and agents of Mesos
/// have them.
public final class HostMetrics {
  private static final Path LOADS = Path.of("/proc/loadavg");

  private HostMetrics() {}

  /// Adds its figures.
  public static void into(Map<String, Double> metrics) {
    var host = host();
    var loads = loads();
    metrics.put("system/cpus_total", (double) host.getAvailableProcessors());
    metrics.put("system/load_1min", loads[0]);
    metrics.put("system/load_5min", loads[1]);
    metrics.put("system/load_15min", loads[2]);
    metrics.put("system/mem_total_bytes", (double) host.getTotalMemorySize());
    metrics.put("system/mem_free_bytes", (double) host.getFreeMemorySize());
  }

  /// The body of `/system/stats.json`.
  public static byte[] stats() {
    var host = host();
    var loads = loads();
    return new JsonWriter()
        .beginObject()
        .field("avg_load_15min", loads[2])
        .field("avg_load_1min", loads[0])
        .field("avg_load_5min", loads[1])
        .field("cpus_total", host.getAvailableProcessors())
        .field("mem_free_bytes", host.getFreeMemorySize())
        .field("mem_total_bytes", host.getTotalMemorySize())
        .endObject()
        .toBytes();
  }

  private static OperatingSystemMXBean host() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }

  /// Of one, five and fifteen minutes; zero where the kernel does not tell.
  private static double[] loads() {
    try {
      var words = Files.readString(LOADS).split(" ", 4);
      return new double[] {
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])
      };
    } catch (IOException | NumberFormatException unknown) {
      return new double[3];
    }
  }
}
