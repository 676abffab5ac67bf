package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.Container.Credential;
import io.mesocosm.marathon.model.spec.Container.Engine;
import io.mesocosm.marathon.model.spec.Container.Image;
import io.mesocosm.marathon.model.spec.Container.Ipc;
import io.mesocosm.marathon.model.spec.Container.Linux;
import io.mesocosm.marathon.model.spec.Container.Parameter;
import io.mesocosm.marathon.model.spec.Container.Seccomp;
import io.mesocosm.marathon.model.spec.PortMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `container` of an app.
///
/// A container without a type is Docker's when it names an image for it, as the original's default
/// says; one without either is Mesos' own, which the original refuses.
final class ContainerCodec {
  private static final Map<String, Boolean> IPC_MODES =
      Map.of("private", false, "share_parent", true);

  private ContainerCodec() {}

  static Container read(JsonView view, List<PortMapping> mappings) {
    var image = view.object("docker").map(ContainerCodec::image);
    var engine =
        view.oneOf("type", Engine.class)
            .orElse(view.has("docker") || view.has("type") ? Engine.DOCKER : Engine.MESOS);
    if (engine == Engine.DOCKER && !view.has("docker")) {
      view.refuse("docker", "", Wording.MISSING);
    }
    return new Container(
        engine,
        image.orElse(null),
        mappings,
        Fields.objects(view, "volumes").stream()
            .map(VolumeCodec::read)
            .flatMap(Optional::stream)
            .toList(),
        view.object("linuxInfo").map(ContainerCodec::linux).orElse(null));
  }

  private static Image image(JsonView view) {
    return new Image(
        Fields.neededText(view, "image"),
        Fields.flag(view, "forcePullImage", false),
        Fields.flag(view, "privileged", false),
        Fields.objects(view, "parameters").stream().map(ContainerCodec::parameter).toList(),
        view.object("pullConfig").map(part -> Fields.neededText(part, "secret")).orElse(""),
        view.object("credential").map(ContainerCodec::credential).orElse(null));
  }

  private static Parameter parameter(JsonView view) {
    return new Parameter(Fields.neededText(view, "key"), Fields.text(view, "value"));
  }

  private static Credential credential(JsonView view) {
    return new Credential(Fields.neededText(view, "principal"), Fields.text(view, "secret"));
  }

  private static Linux linux(JsonView view) {
    return new Linux(
        view.object("seccomp").map(ContainerCodec::seccomp).orElse(null),
        view.object("ipcInfo").map(ContainerCodec::ipc).orElse(null));
  }

  private static Seccomp seccomp(JsonView view) {
    var seccomp =
        new Seccomp(Fields.text(view, "profileName"), Fields.flag(view, "unconfined", false));
    if (seccomp.unconfined() != seccomp.profile().isEmpty()) {
      view.refuse(seccomp.profile(), "either a profileName or unconfined: true");
    }
    return seccomp;
  }

  private static Ipc ipc(JsonView view) {
    boolean shared = Fields.spelled(view, "mode", IPC_MODES).orElse(false);
    if (shared && view.has("shmSize")) {
      view.refuse("shmSize", "SHARE_PARENT", "nothing unless mode is PRIVATE");
    }
    @Nullable Integer size = view.has("shmSize") ? Fields.atLeast(view, "shmSize", 0, 0) : null;
    return new Ipc(shared, size);
  }

  static Json.Obj json(Container container, boolean isHost) {
    var draft =
        new Draft()
            .put("type", container.engine().name())
            .putIfSet("docker", container.image(), ContainerCodec::json)
            .put("volumes", container.volumes(), VolumeCodec::json);
    if (!isHost) {
      draft.put("portMappings", container.portMappings(), PortsCodec::json);
    }
    return draft.putIfSet("linuxInfo", container.linux(), ContainerCodec::json).json();
  }

  private static Json.Obj json(Image image) {
    var draft = new Draft();
    draft.putIfSet(
        "credential",
        image.credential(),
        login ->
            new Draft()
                .put("principal", login.principal())
                .putIfAny("secret", login.secret())
                .json());
    if (!image.pullSecret().isEmpty()) {
      draft.put("pullConfig", Json.obj("secret", image.pullSecret()));
    }
    return draft
        .put("forcePullImage", image.forcePull())
        .put("image", image.name())
        .put(
            "parameters",
            image.parameters(),
            one -> Json.obj("key", one.key(), "value", one.value()))
        .put("privileged", image.privileged())
        .json();
  }

  private static Json.Obj json(Linux linux) {
    return new Draft()
        .putIfSet(
            "seccomp",
            linux.seccomp(),
            part ->
                new Draft()
                    .putIfAny("profileName", part.profile())
                    .put("unconfined", part.unconfined())
                    .json())
        .putIfSet(
            "ipcInfo",
            linux.ipc(),
            part ->
                new Draft()
                    .put("mode", part.shared() ? "SHARE_PARENT" : "PRIVATE")
                    .putIfSet("shmSize", part.shmSize(), Json::from)
                    .json())
        .json();
  }
}
