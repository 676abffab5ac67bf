package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import java.io.IOException;

/// `meso reload [NAME…]`: machines begin again, as they were.
final class ReloadVerb extends MachineVerb {
  private final Flag<Boolean> json = CommonFlags.json(flags());

  ReloadVerb() {
    super(
        "reload",
        Words.from(0, "[NAME …]"),
        "shut machines down and boot them again",
        """
        Shuts machines down and boots them again; limits that were changed meanwhile hold then.\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    call.machines().reload(call.settings().words());
    if (call.is(json)) {
      var report = call.machines().status(call.settings().words());
      call.console().line(JsonText.pretty(report.json()));
    }
    return 0;
  }
}
