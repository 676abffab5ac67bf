package io.mesocosm.playground.wire.image;

import io.mesocosm.base.json.Json;
import io.mesocosm.playground.model.image.Execution;
import io.mesocosm.playground.model.image.Image;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The JSON of an image as `docker save` writes it and `docker load` reads it (Docker Image
/// Specification 1.2).
public final class ImageJson {
  /// The label that tells whether an engine has an image as we would make it now.
  public static final String CONTENT_LABEL = "mesocosm.content";

  private static final String EPOCH = "1970-01-01T00:00:00Z";

  private ImageJson() {}

  /// The image's own description; its SHA-256 is the id of the image.
  ///
  /// @param digests SHA-256 of each layer's tar file, in hex
  /// @param content what [#CONTENT_LABEL] says
  public static Json.Obj config(Image image, List<String> digests, String content) {
    var history =
        digests.stream().map(_ -> Json.obj("created", EPOCH, "created_by", "meso image")).toList();
    return Json.obj(
        "architecture",
        image.architecture(),
        "os",
        "linux",
        "created",
        EPOCH,
        "config",
        execution(image.execution(), content),
        "rootfs",
        Json.obj(
            "type", "layers", "diff_ids", digests.stream().map(each -> "sha256:" + each).toList()),
        "history",
        history);
  }

  private static Json.Obj execution(Execution execution, String content) {
    var json = new LinkedHashMap<String, Object>();
    json.put("Env", execution.environment());
    if (!execution.entryPoint().isEmpty()) {
      json.put("Entrypoint", execution.entryPoint());
    }
    if (!execution.command().isEmpty()) {
      json.put("Cmd", execution.command());
    }
    json.put("WorkingDir", execution.folder());
    json.put("ExposedPorts", ports(execution.ports()));
    json.put("Labels", Json.obj(CONTENT_LABEL, content));
    return (Json.Obj) Json.from(json);
  }

  private static SequencedMap<String, Json> ports(List<Integer> ports) {
    var exposed = new LinkedHashMap<String, Json>();
    ports.forEach(port -> exposed.put(port + "/tcp", Json.Obj.EMPTY));
    return exposed;
  }

  /// What is in the archive.
  ///
  /// @param config the file of the configuration
  /// @param layers the files of the layers, from the lowest
  public static Json manifest(Image image, String config, List<String> layers) {
    return Json.arr(
        List.of(Json.obj("Config", config, "RepoTags", List.of(image.name()), "Layers", layers)));
  }
}
