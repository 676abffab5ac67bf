package io.mesocosm.agent.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.files.ReadQuery;
import io.mesocosm.protocol.v1.FileInfo;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// `/files/…` (Mesos 1.11 documentation, "/files"; codes and limits as there).
final class FilesApi {
  private static final double NANOS = 1e9;

  private final SandboxFiles files;

  FilesApi(SandboxFiles files) {
    this.files = files;
  }

  /// Finds the file of a request, or says what is wrong with it.
  private interface Found {
    Response answer(Path file, String path) throws IOException;
  }

  private Response with(Request request, Found found) {
    var path = request.queryParam("path").filter(given -> !given.isEmpty());
    if (path.isEmpty()) {
      return Response.text(400, "Expecting 'path=value' in query.\n");
    }
    try {
      var file = files.find(path.get());
      return file.isEmpty()
          ? Response.text(404, "No file '%s'.\n".formatted(path.get()))
          : found.answer(file.get(), path.get());
    } catch (IOException failure) {
      return Response.text(500, "Cannot read '%s': %s\n".formatted(path.get(), failure));
    }
  }

  Response browse(Request request) {
    return with(
        request,
        (file, path) -> {
          var json = new JsonWriter().beginArray();
          for (FileInfo info : list(file, path)) {
            json.beginObject()
                .field("gid", info.getGid())
                .field("mode", mode(info.getMode()))
                .field("mtime", info.getMtime().getNanoseconds() / NANOS)
                .field("nlink", info.getNlink())
                .field("path", info.getPath())
                .field("size", info.getSize())
                .field("uid", info.getUid())
                .endObject();
          }
          return Response.json(200, json.endArray().toBytes());
        });
  }

  /// What is in a folder, by name; nothing for a file.
  static List<FileInfo> list(Path folder, String path) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var inside = Files.list(folder)) {
      return inside.sorted().map(file -> info(file, path)).flatMap(Optional::stream).toList();
    }
  }

  /// Empty when it has just been removed.
  private static Optional<FileInfo> info(Path file, String folder) {
    try {
      var unix = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
      var info =
          FileInfo.newBuilder()
              .setPath(folder.replaceAll("/+$", "") + "/" + file.getFileName())
              .setNlink(((Number) unix.getOrDefault("nlink", 1)).intValue())
              .setSize(((Number) unix.getOrDefault("size", 0L)).longValue())
              .setMode(((Number) unix.getOrDefault("mode", 0)).intValue())
              .setUid(String.valueOf(unix.getOrDefault("owner", "")))
              .setGid(String.valueOf(unix.getOrDefault("group", "")));
      var modified = (FileTime) unix.getOrDefault("lastModifiedTime", FileTime.fromMillis(0));
      var at = modified.toInstant();
      info.getMtimeBuilder().setNanoseconds(at.getEpochSecond() * 1_000_000_000L + at.getNano());
      return Optional.of(info.build());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// `-rw-r--r--`, `drwxr-xr-x`.
  static String mode(int bits) {
    var all = PosixFilePermission.values();
    var set = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < all.length; i++) {
      if ((bits >> (all.length - 1 - i) & 1) == 1) {
        set.add(all[i]);
      }
    }
    var kind =
        switch (bits >> 12 & 0xF) {
          case 0x4 -> "d";
          case 0xA -> "l";
          case 0xC -> "s";
          case 0x1 -> "p";
          case 0x2 -> "c";
          case 0x6 -> "b";
          default -> "-";
        };
    return kind + PosixFilePermissions.toString(set);
  }

  /// What is wrong with the numbers is said before anybody looks for the file, as on the original.
  Response read(Request request) {
    return switch (ReadQuery.of(request)) {
      case Outcome.Refused<ReadQuery>(var why) -> ReadQuery.refusal(why);
      case Outcome.Ok<ReadQuery>(var query) -> with(request, (file, _) -> query.answer(file));
    };
  }

  Response download(Request request) {
    return with(
        request,
        (file, path) -> {
          if (!Files.isRegularFile(file)) {
            return Response.text(400, ReadQuery.noFile("download", file));
          }
          var name = String.valueOf(file.getFileName());
          var type = Optional.ofNullable(URLConnection.guessContentTypeFromName(name));
          var headers =
              Headers.of(
                  "Content-Type",
                  type.orElse("application/octet-stream"),
                  "Content-Disposition",
                  "attachment; filename=\"%s\"".formatted(name.replace("\"", "")));
          return new Response.FileBody(200, headers, file, 0, Files.size(file));
        });
  }
}
