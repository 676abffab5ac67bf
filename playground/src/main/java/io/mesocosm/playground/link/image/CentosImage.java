package io.mesocosm.playground.link.image;

import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Execution;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A stand-in for `centos:7` where no registry is in reach: a shell, `curl` and name look-ups, of
/// Debian's packages. It says what it is in `/etc/os-release`.
final class CentosImage {
  static final String NAME = "centos:7";

  private static final List<String> TERMINALS =
      List.of("d/dumb", "l/linux", "s/screen", "v/vt100", "x/xterm", "x/xterm-256color");
  private static final String AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";

  private final Roots roots;

  CentosImage(Roots roots) {
    this.roots = roots;
  }

  Image image(Layer base) throws IOException {
    return new Image(NAME, Architecture.HERE, List.of(base, tools()), execution());
  }

  private Layer tools() throws IOException {
    var libraries = new Libraries(roots, Set.of());
    libraries.program("/bin/bash", "bash");
    libraries.program("/usr/bin/curl", "curl");
    libraries.program("/usr/bin/getent", "libc-bin");
    var entries = new ArrayList<>(libraries.entries());
    for (var terminal : TERMINALS) {
      addIfThere("usr/share/terminfo/" + terminal, "/lib/terminfo/" + terminal, entries);
    }
    addIfThere(AUTHORITIES.substring(1), AUTHORITIES, entries);
    entries.add(new Entry.Folder("root", BaseLayer.FOR_ROOT));
    entries.add(new Entry.Text("root/.bashrc", "PS1='[\\u@\\h \\W]\\$ '\n"));
    entries.add(
        new Entry.Text(
            "etc/os-release",
            """
            ID=mesocosm
            NAME="Mesocosm stand-in for CentOS 7"
            PRETTY_NAME="Stand-in for centos:7, of Debian's busybox, bash and curl; not CentOS"
            """));
    return Layer.of(entries);
  }

  private void addIfThere(String place, String path, List<Entry> entries) throws IOException {
    var file = roots.find(path);
    if (file.isPresent()) {
      entries.add(Libraries.copy(place, file.get()));
    }
  }

  private static Execution execution() {
    return new Execution(
        List.of(),
        List.of("/bin/bash"),
        List.of("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        "/",
        List.of());
  }
}
