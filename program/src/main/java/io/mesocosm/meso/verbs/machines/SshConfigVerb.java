package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.playground.wire.SshSettings;
import java.io.IOException;

/// `meso ssh-config [NAME…]`: for programs that use SSH themselves.
final class SshConfigVerb extends MachineVerb {
  private final Flag<Boolean> json = CommonFlags.json(flags());

  SshConfigVerb() {
    super(
        "ssh-config",
        Words.from(0, "[NAME …]"),
        "what ssh needs to know to log in to machines",
        """
        Prints sections for a settings file of ssh, so that ssh, scp and others find machines by
        name.\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var settings = call.machines().sshSettings(call.settings().words());
    if (call.is(json)) {
      var hosts = Json.arr(settings.stream().map(SshSettings::json).toList());
      call.console().line(JsonText.pretty(Json.obj("hosts", hosts)));
    } else {
      settings.stream().flatMap(each -> each.lines().stream()).forEach(call.console()::line);
    }
    return 0;
  }
}
