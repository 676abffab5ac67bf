package io.mesocosm.agent.link.sandbox;

import io.mesocosm.agent.link.host.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;

/// Whose rights tasks have. Only root can give others' (`--switch_user`); everyone else runs tasks
/// with their own.
public final class Users {
  private static final String ROOT = "root";
  private final boolean canSwitch;

  private Users(boolean canSwitch) {
    this.canSwitch = canSwitch;
  }

  /// @param wanted `--switch_user`
  public static Users of(boolean wanted) {
    return new Users(wanted && ROOT.equals(System.getProperty("user.name")));
  }

  private boolean isOurs(String user) {
    return !canSwitch || user.isEmpty() || user.equals(ROOT);
  }

  /// @throws LaunchException when there is no such user
  void check(String user) throws LaunchException {
    if (isOurs(user)) {
      return;
    }
    try {
      var _ =
          Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    } catch (UserPrincipalNotFoundException unknown) {
      throw new LaunchException("No user '%s' on this machine".formatted(user), unknown);
    } catch (IOException failure) {
      throw new LaunchException("Cannot look up user '%s'".formatted(user), failure);
    }
  }

  /// Words that go before a command to give it the rights of `user`.
  public List<String> prefix(String user) throws IOException, InterruptedException {
    if (isOurs(user)) {
      return List.of();
    }
    return List.of(
        Programs.need("setpriv", "util-linux").toString(),
        "--reuid=" + user,
        "--regid=" + group(user),
        "--init-groups",
        "--");
  }

  private static String group(String user) throws IOException, InterruptedException {
    var id =
        new ProcessBuilder(Programs.need("id", "coreutils").toString(), "-g", user)
            .redirectErrorStream(true)
            .start();
    try (var answer = id.inputReader()) {
      var group = answer.readLine();
      if (id.waitFor() != 0 || group == null) {
        throw new IOException("no group of user '%s': %s".formatted(user, group));
      }
      return group.strip();
    }
  }

  /// Gives everything under `folder` to `user`.
  void give(Path folder, String user) throws IOException {
    if (isOurs(user)) {
      return;
    }
    var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (var all = Files.walk(folder)) {
      all.forEach(path -> {
        var view =
            Files.getFileAttributeView(
                path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
          view.setOwner(owner);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
