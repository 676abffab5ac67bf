package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import java.io.IOException;

/// `meso halt [NAME…]`: machines end and keep their files.
final class HaltVerb extends MachineVerb {
  private final Flag<Boolean> json = CommonFlags.json(flags());

  HaltVerb() {
    super(
        "halt",
        Words.from(0, "[NAME …]"),
        "shut machines down, and keep them",
        "Shuts machines down; meso up boots them again as they were.");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    call.machines().halt(call.settings().words());
    if (call.is(json)) {
      var report = call.machines().status(call.settings().words());
      call.console().line(JsonText.pretty(report.json()));
    }
    return 0;
  }
}
