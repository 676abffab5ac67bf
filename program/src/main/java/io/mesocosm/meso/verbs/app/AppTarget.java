package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.cluster.ClusterView;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.Optional;

/// The Marathon that a command speaks to: the one named by a flag, by `MESO_MARATHON` as `meso
/// info` prints it, or that of a cluster on this host.
final class AppTarget {
  private final Flag<String> marathon;
  private final Flag<String> name;

  AppTarget(Flags flags) {
    this.marathon =
        flags.text("marathon", "", "URL of Marathon; else MESO_MARATHON, else the cluster --name");
    this.name = flags.text("name", "", "a cluster; else '" + CommonFlags.DEFAULT_NAME + "'");
  }

  /// Without a slash at its end.
  String url(Settings settings, Surroundings around) throws IOException {
    var environment = around.environment();
    var url = settings.get(marathon);
    if (url.isEmpty() && settings.get(name).isEmpty()) {
      url = environment.getOrDefault("MESO_MARATHON", "");
    }
    if (url.isEmpty()) {
      var chosen = chosen(settings);
      var machines = Machines.find(chosen, around);
      url =
          machines.isPresent()
              ? machines.get().marathon()
              : ClusterView.open(environment, chosen).cluster().marathonUrl();
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// The machines that this Marathon runs on, when they are ours.
  ///
  /// @param url as [#url] says
  Optional<Machines> machines(String url, Settings settings, Surroundings around)
      throws IOException {
    return Machines.find(chosen(settings), around)
        .filter(machines -> machines.endpoints().marathons().contains(url));
  }

  private String chosen(Settings settings) {
    return settings.get(name).isEmpty() ? CommonFlags.DEFAULT_NAME : settings.get(name);
  }
}
