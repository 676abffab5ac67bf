package io.mesocosm.master.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.files.FilePart;
import io.mesocosm.protocol.files.ReadQuery;
import io.mesocosm.protocol.v1.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The master's own log as a file, `/master/log`: the only one that a master shows. Mesos 1.11
/// documentation, "/files".
final class LogFile {
  private static final String NAME = "/master/log";

  private final String folder;

  /// @param folder `--log_dir`; empty for none
  LogFile(String folder) {
    this.folder = folder;
  }

  /// There is no such file.
  static final class NoSuchFileHereException extends IOException {
    private static final long serialVersionUID = 1;

    NoSuchFileHereException(String path) {
      super("No file '" + path + "'");
    }
  }

  private Path find(String path) throws IOException {
    var newest = path.equals(NAME) ? newest() : Optional.<Path>empty();
    return newest.orElseThrow(() -> new NoSuchFileHereException(path));
  }

  private Optional<Path> newest() throws IOException {
    var dir = Path.of(folder);
    if (folder.isEmpty() || !Files.isDirectory(dir)) {
      return Optional.empty();
    }
    try (var files = Files.list(dir)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> String.valueOf(file.getFileName()).contains("master"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
    }
  }

  /// A plain file has nothing in it to list.
  List<FileInfo> list(String path) throws IOException {
    find(path);
    return List.of();
  }

  FilePart read(String path, long offset, long length) throws IOException {
    return FilePart.read(find(path), offset, length);
  }

  // The older GETs.

  Response browse(Request request) {
    return asked(
        request,
        path -> {
          find(path);
          return Response.json(200, new JsonWriter().beginArray().endArray().toBytes());
        });
  }

  Response read(Request request) {
    return switch (ReadQuery.of(request)) {
      case Outcome.Refused<ReadQuery>(var why) -> ReadQuery.refusal(why);
      case Outcome.Ok<ReadQuery>(var query) -> asked(request, path -> query.answer(find(path)));
    };
  }

  Response download(Request request) {
    return asked(
        request,
        path -> {
          var file = find(path);
          return new Response.FileBody(
              200,
              Headers.of(
                  "Content-Type",
                  "application/octet-stream",
                  "Content-Disposition",
                  "attachment; filename=" + file.getFileName()),
              file,
              0,
              Files.size(file));
        });
  }

  Response debug(Request request) {
    return asked(
        request.query().has("path") ? request : Request.get("/?path=" + NAME),
        path ->
            Response.json(
                200,
                new JsonWriter()
                    .beginObject()
                    .field(path, find(path).toString())
                    .endObject()
                    .toBytes()));
  }

  private interface OfPath {
    Response answer(String path) throws IOException;
  }

  private static Response asked(Request request, OfPath handler) {
    var path = request.queryParam("path").filter(given -> !given.isEmpty());
    if (path.isEmpty()) {
      return Response.text(400, "Expecting 'path=value' in query.\n");
    }
    try {
      return handler.answer(path.get());
    } catch (NoSuchFileHereException missing) {
      return Response.text(404, missing.getMessage() + "\n");
    } catch (IOException trouble) {
      return Response.text(500, "The file cannot be read: " + trouble + "\n");
    }
  }
}
