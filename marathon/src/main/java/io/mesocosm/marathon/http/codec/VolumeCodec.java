package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Volume;
import io.mesocosm.marathon.model.spec.Volume.Disk;
import io.mesocosm.marathon.model.spec.Volume.External;
import io.mesocosm.marathon.model.spec.Volume.Host;
import io.mesocosm.marathon.model.spec.Volume.Mode;
import io.mesocosm.marathon.model.spec.Volume.Persistent;
import io.mesocosm.marathon.model.spec.Volume.Secret;
import io.mesocosm.protocol.resources.Scalar;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The volumes of a container; which field a volume has says of which kind it is.
final class VolumeCodec {
  private VolumeCodec() {}

  /// Empty when it is of no kind; then it has been refused.
  static Optional<Volume> read(JsonView view) {
    var path = Fields.neededText(view, "containerPath");
    if (view.has("secret")) {
      return Optional.of(new Secret(path, Fields.neededText(view, "secret")));
    }
    var mode = view.oneOf("mode", Mode.class).orElse(Mode.RW);
    if (!view.has("mode")) {
      view.refuse("mode", "", Wording.MISSING);
    }
    if (view.has("persistent")) {
      return view.object("persistent").map(part -> persistent(path, mode, part));
    }
    if (view.has("external")) {
      return view.object("external").flatMap(part -> external(path, mode, part));
    }
    return Optional.of(new Host(path, Fields.neededText(view, "hostPath"), mode));
  }

  private static Volume persistent(String path, Mode mode, JsonView view) {
    var profile = Fields.text(view, "profileName");
    var type = view.oneOf("type", Disk.class).orElse(profile.isEmpty() ? Disk.ROOT : Disk.MOUNT);
    @Nullable Scalar most =
        view.has("maxSize") ? Fields.amount(view, "maxSize", Scalar.ZERO, Scalar.ZERO) : null;
    if (!view.has("size")) {
      view.refuse("size", "", Wording.MISSING);
    }
    return new Persistent(
        path,
        mode,
        type,
        Fields.amount(view, "size", Scalar.ZERO, Scalar.ZERO),
        most,
        profile,
        ConstraintCodec.read(view, "constraints"));
  }

  private static Optional<Volume> external(String path, Mode mode, JsonView view) {
    if (!Fields.neededText(view, "provider").equalsIgnoreCase("dvdi")) {
      view.refuse("provider", Fields.text(view, "provider"), "one of dvdi");
      return Optional.empty();
    }
    @Nullable Integer size = view.has("size") ? Fields.atLeast(view, "size", 1, 1) : null;
    return Optional.of(
        new External(
            path,
            mode,
            Fields.neededText(view, "name"),
            Fields.textMap(view, "options"),
            size,
            Fields.flag(view, "shared", false)));
  }

  static Json.Obj json(Volume volume) {
    var draft = new Draft().put("containerPath", volume.containerPath());
    return switch (volume) {
      case Host host ->
          draft.put("hostPath", host.hostPath()).put("mode", host.mode().name()).json();
      case Persistent persistent ->
          draft
              .put("mode", persistent.mode().name())
              .put("persistent", persistence(persistent))
              .json();
      case External external ->
          draft.put("external", source(external)).put("mode", external.mode().name()).json();
      case Secret secret -> draft.put("secret", secret.name()).json();
    };
  }

  private static Json.Obj persistence(Persistent volume) {
    return new Draft()
        .put("size", Numbers.of(volume.size()))
        .putIfSet("maxSize", volume.maxSize(), Numbers::of)
        .put("type", volume.type().name().toLowerCase(Locale.ROOT))
        .putIfAny("profileName", volume.profile())
        .put("constraints", volume.constraints(), ConstraintCodec::json)
        .json();
  }

  private static Json.Obj source(External volume) {
    return new Draft()
        .putIfSet("size", volume.size(), Json::from)
        .put("name", volume.name())
        .put("provider", "dvdi")
        .putTexts("options", volume.options())
        .put("shared", volume.shared())
        .json();
  }
}
