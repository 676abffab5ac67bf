package io.mesocosm.agent.link.launchers;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One real engine for all tests that leave it as it is, and runs of its own for each test. Tests
/// are skipped where there can be none.
final class SharedEngine implements BeforeAllCallback, ParameterResolver {
  private static final Namespace ALL = Namespace.create(SharedEngine.class);

  /// Removed with the last test.
  private record Holder(Dockerd engine) implements AutoCloseable {
    @Override
    public void close() {
      try {
        engine.remove();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Removed after its test.
  private record Own(DockerRuns runs) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        runs.close();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      FileTree.remove(runs.folder());
    }
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    var obstacle = Dockerd.obstacle();
    Ground.needs(obstacle.isEmpty(), obstacle.orElse(""));
    var store = context.getRoot().getStore(ALL);
    if (store.get("engine") == null) {
      store.put("engine", new Holder(Dockerd.start()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Dockerd.class || type == DockerRuns.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var holder = context.getRoot().getStore(ALL).get("engine", Holder.class);
    if (holder == null) {
      throw new IllegalStateException("no engine was started");
    }
    if (parameter.getParameter().getType() == Dockerd.class) {
      return holder.engine();
    }
    try {
      var folder = Files.createTempDirectory("runs");
      var own = new Own(new DockerRuns(folder, holder.engine()));
      context.getStore(ALL).put("runs", own);
      return own.runs();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
