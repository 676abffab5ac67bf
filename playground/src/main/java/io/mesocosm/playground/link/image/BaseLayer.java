package io.mesocosm.playground.link.image;

import io.mesocosm.playground.link.Tool;
import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The lowest layer of every image of ours: Debian's busybox in the folders that programs expect.
/// An engine keeps it once.
final class BaseLayer {
  static final int FOR_ROOT = 0700;

  private static final int FOR_ALL = 01777;

  private BaseLayer() {}

  static Layer of(Roots roots) throws IOException, InterruptedException {
    var busybox = roots.need("/bin/busybox", "busybox-static");
    var libraries = new Libraries(roots, Set.of());
    libraries.program("/bin/busybox", "busybox-static");
    var entries = new ArrayList<>(libraries.entries());
    for (var folder : List.of("bin", "sbin", "lib", "lib64")) {
      entries.add(new Entry.Link(folder, "usr/" + folder));
      entries.add(new Entry.Folder("usr/" + folder, Entry.PROGRAM));
    }
    entries.add(new Entry.Folder("tmp", FOR_ALL));
    entries.add(new Entry.Folder("var/tmp", FOR_ALL));
    entries.add(new Entry.Folder("root", FOR_ROOT));
    entries.add(new Entry.Text("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"));
    entries.add(new Entry.Text("etc/group", "root:x:0:\n"));
    entries.add(new Entry.Text("etc/nsswitch.conf", "hosts: files dns\n"));
    for (var command : Tool.run(busybox.toString(), "--list").split("\n", -1)) {
      if (!command.equals("busybox")) {
        entries.add(new Entry.Link("usr/bin/" + command, "busybox"));
      }
    }
    return Layer.of(entries);
  }
}
