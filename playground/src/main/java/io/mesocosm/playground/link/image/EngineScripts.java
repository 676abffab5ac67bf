package io.mesocosm.playground.link.image;

/// What is asked of a machine's engine, as scripts for its shell.
final class EngineScripts {
  /// First words of the answers.
  static final String THERE = "there";

  static final String OTHER = "other";
  static final String WANTED = "wanted";

  private static final String REACHED =
      """
      set -u
      command -v docker >/dev/null || { echo 'docker is not installed' >&2; exit 3; }
      """;

  private EngineScripts() {}

  /// Says how an image is there. When it is wanted, the script goes on to load it from its input.
  ///
  /// The files of one that is there are read once: a container in a small memory has to share its
  /// room with those files that it was the first to read, and may come to nothing but reading.
  ///
  /// @param key of the content that it should have
  /// @param replace one that somebody else put there under the name
  static String load(String name, String key, boolean replace) {
    return REACHED
        + """
        look() { docker image inspect -f "$1" %s 2>/dev/null; }
        if had=$(look '{{index .Config.Labels "%s"}}'); then
          if [ "$had" = %s ]; then
            echo there
            for folder in $(look '{{range .GraphDriver.Data}}{{.}} {{end}}' | tr ':' ' '); do
              find "$folder" -type f -size +1M -exec cat {} + 2>/dev/null
            done >/dev/null
            exit 0
          elif [ "$had" = '' ] && [ %s = false ]; then
            echo other
            exit 0
          fi
        fi
        docker version -f . >/dev/null || exit 4
        echo wanted
        exec docker load -q
        """
            .formatted(name, ContentKey.LABEL, key, replace);
  }

  /// Loads whatever archive is at its input.
  static String loadFile() {
    return REACHED + "docker version -f . >/dev/null || exit 4\necho wanted\nexec docker load -q\n";
  }

  static String pull(String name) {
    return REACHED + "docker pull -q %s >/dev/null && echo %s\n".formatted(name, THERE);
  }

  /// One line of JSON for each image.
  static String list() {
    return REACHED + "exec docker image ls --no-trunc --format '{{json .}}'\n";
  }
}
