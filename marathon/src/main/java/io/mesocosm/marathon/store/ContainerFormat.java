package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.PortMapping;

/// [Container] as stored.
final class ContainerFormat {
  private ContainerFormat() {}

  static Out write(Container container) {
    return new Out()
        .word("engine", container.engine())
        .maybe("image", container.image(), it -> image(it).json())
        .list("portMappings", container.portMappings(), ContainerFormat::mapping)
        .list("volumes", container.volumes(), VolumeFormat::write)
        .maybe("linux", container.linux(), it -> linux(it).json());
  }

  private static Out image(Container.Image image) {
    return new Out()
        .text("name", image.name())
        .flag("forcePull", image.forcePull())
        .flag("privileged", image.privileged())
        .list(
            "parameters",
            image.parameters(),
            one -> new Out().text("key", one.key()).text("value", one.value()))
        .text("pullSecret", image.pullSecret())
        .maybe(
            "credential",
            image.credential(),
            it -> new Out().text("principal", it.principal()).text("secret", it.secret()).json());
  }

  private static Out mapping(PortMapping mapping) {
    return new Out()
        .number("containerPort", mapping.containerPort())
        .maybe("hostPort", mapping.hostPort(), port -> Json.of(port.longValue()))
        .number("servicePort", mapping.servicePort())
        .text("protocol", mapping.protocol())
        .text("name", mapping.name())
        .map("labels", mapping.labels())
        .texts("networkNames", mapping.networkNames());
  }

  private static Out linux(Container.Linux linux) {
    return new Out()
        .maybe(
            "seccomp",
            linux.seccomp(),
            it ->
                new Out().text("profile", it.profile()).flag("unconfined", it.unconfined()).json())
        .maybe(
            "ipc",
            linux.ipc(),
            it ->
                new Out()
                    .flag("shared", it.shared())
                    .maybe("shmSize", it.shmSize(), size -> Json.of(size.longValue()))
                    .json());
  }

  static Container read(In in) {
    return new Container(
        in.word("engine", Container.Engine.class),
        in.maybe("image", name -> image(in.object(name))),
        in.list("portMappings", ContainerFormat::mapping),
        in.list("volumes", VolumeFormat::read),
        in.maybe("linux", name -> linux(in.object(name))));
  }

  private static Container.Image image(In in) {
    return new Container.Image(
        in.text("name"),
        in.flag("forcePull"),
        in.flag("privileged"),
        in.list("parameters", one -> new Container.Parameter(one.text("key"), one.text("value"))),
        in.text("pullSecret"),
        in.maybe("credential", name -> credential(in.object(name))));
  }

  private static Container.Credential credential(In in) {
    return new Container.Credential(in.text("principal"), in.text("secret"));
  }

  private static PortMapping mapping(In in) {
    return new PortMapping(
        in.integer("containerPort"),
        in.maybe("hostPort", in::integer),
        in.integer("servicePort"),
        in.text("protocol"),
        in.text("name"),
        in.map("labels"),
        in.texts("networkNames"));
  }

  private static Container.Linux linux(In in) {
    return new Container.Linux(
        in.maybe("seccomp", name -> seccomp(in.object(name))),
        in.maybe("ipc", name -> ipc(in.object(name))));
  }

  private static Container.Seccomp seccomp(In in) {
    return new Container.Seccomp(in.text("profile"), in.flag("unconfined"));
  }

  private static Container.Ipc ipc(In in) {
    return new Container.Ipc(in.flag("shared"), in.maybe("shmSize", in::integer));
  }
}
