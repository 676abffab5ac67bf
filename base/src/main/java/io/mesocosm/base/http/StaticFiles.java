package io.mesocosm.base.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;

/// Serves the files below a folder, as built for a browser.
///
/// Files whose names carry a hash of their content (`app-3f9a1c7e.js`) may be kept for ever, all
/// others are asked for again with their ETag. Beside `x.js` there may be `x.js.gz`, which goes to
/// who takes gzip. Nothing outside the folder is served, not through a link either.
public final class StaticFiles implements Handler {
  private static final Pattern HASHED = Pattern.compile(".*[-.][0-9A-Za-z_-]{8,}\\.[a-z0-9]+");

  private final Path folder;
  private final String indexFile;

  /// @param indexFile what a path that names a folder stands for
  public StaticFiles(Path folder, String indexFile) {
    this.folder = folder;
    this.indexFile = indexFile;
  }

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.of(405).withHeader("Allow", "GET, HEAD");
    }
    try {
      return find(below(request)).map(file -> serve(file, request)).orElseGet(this::missing);
    } catch (IOException trouble) {
      return Response.text(500, trouble + "\n");
    }
  }

  private static String below(Request request) {
    var below = request.pathParams().get(Routes.BELOW);
    return below != null ? below : request.path().replaceFirst("^/+", "");
  }

  private Response missing() {
    return Response.text(404, "No such file\n");
  }

  private record Found(Path path, BasicFileAttributes attributes) {}

  private Optional<Found> find(String below) throws IOException {
    try {
      var wanted = folder.resolve(below).normalize();
      var file = Files.isDirectory(wanted) ? wanted.resolve(indexFile) : wanted;
      boolean inside = file.startsWith(folder.normalize()) && Files.isRegularFile(file);
      return inside && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(found(file))
          : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Found found(Path file) throws IOException {
    return new Found(file, Files.readAttributes(file, BasicFileAttributes.class));
  }

  private static Response serve(Found file, Request request) {
    var name = String.valueOf(file.path.getFileName());
    var tag =
        "\"%x-%x\""
            .formatted(file.attributes.lastModifiedTime().toMillis(), file.attributes.size());
    var headers =
        Headers.of(
            "Content-Type",
            MediaKinds.ofFile(name),
            "ETag",
            tag,
            "Cache-Control",
            HASHED.matcher(name).matches() ? "public, max-age=31536000, immutable" : "no-cache");
    return packedBeside(file, request)
        .<Response>map(packed ->
            body(headers.and("Content-Encoding", "gzip").and("Vary", "Accept-Encoding"), packed))
        .orElseGet(() -> body(headers, file));
  }

  private static Optional<Found> packedBeside(Found file, Request request) {
    var packed = file.path.resolveSibling(file.path.getFileName() + ".gz");
    if (!Presentation.takesGzip(request.headers()) || !Files.isRegularFile(packed)) {
      return Optional.empty();
    }
    try {
      return Optional.of(found(packed));
    } catch (IOException vanished) {
      return Optional.empty();
    }
  }

  private static Response.FileBody body(Headers headers, Found file) {
    return new Response.FileBody(200, headers, file.path, 0, file.attributes.size());
  }
}
