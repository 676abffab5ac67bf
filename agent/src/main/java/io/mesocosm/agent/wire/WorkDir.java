package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.base.Check;
import java.nio.file.Path;

/// Where things are under `--work_dir`; the sandboxes' paths are wire, tools and people know them.
///
/// @param root absolute
public record WorkDir(Path root) {
  public WorkDir {
    Check.that(root.isAbsolute(), "--work_dir", root, "an absolute path");
    root = root.normalize();
  }

  /// Where the task starts, and where its files and output are.
  public Path sandbox(RunPlace place) {
    return under(root, place);
  }

  /// What the agent and the shim note about the run.
  public Path records(RunPlace place) {
    return under(meta(), place);
  }

  public Path meta() {
    return root.resolve("meta");
  }

  private static Path under(Path from, RunPlace place) {
    var path = from;
    for (String folder : place.folders()) {
      path = path.resolve(folder);
    }
    return path;
  }
}
