import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mesosphere.marathon.client.Marathon;
import mesosphere.marathon.client.MarathonClient;
import mesosphere.marathon.client.MarathonException;
import mesosphere.marathon.client.model.v2.App;
import mesosphere.marathon.client.model.v2.PortDefinition;

/// Marathon's own Java client at work: creates an app, scales it, lists it, looks at everything the
/// client has a class for, and deletes the app again. Each stage that was reached is a line.
public final class MarathonTour {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Marathon marathon;

  private MarathonTour(Marathon marathon) {
    this.marathon = marathon;
  }

  /// Argument: Marathon's URL.
  public static void main(String[] args) throws Exception {
    new MarathonTour(MarathonClient.getInstance(args[0])).run();
  }

  private interface Look {
    boolean holds() throws MarathonException;
  }

  private static void await(String what, Look look) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!look.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("not within %s: %s".formatted(PATIENCE, what));
      }
      Thread.sleep(100);
    }
    System.out.println(what);
  }

  private static void check(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
    System.out.println(what);
  }

  private void run() throws Exception {
    check("info", marathon.getServerInfo().getVersion().startsWith("1."));
    App wanted = app();
    check("created", marathon.createApp(wanted).getDeployments().size() == 1);
    await("running", () -> running() == 1);
    await("deployed", () -> marathon.getDeployments().isEmpty());

    App more = new App();
    more.setInstances(3);
    check("scaling", !marathon.updateApp("/tour/sleeper", more, false).getDeploymentId().isEmpty());
    await("scaled", () -> running() == 3);
    await("settled", () -> marathon.getDeployments().isEmpty());

    App shown = marathon.getApp("/tour/sleeper").getApp();
    check("shown", shown.getCmd().equals(wanted.getCmd()) && shown.getTasks().size() == 3);
    check("version", !shown.getVersionInfo().getLastScalingAt().isEmpty());
    check("listed", marathon.getApps().getApps().size() == 1);
    check("grouped", marathon.getGroup("/tour").getApps().size() == 1);
    check("tasks", marathon.getTasks().getTasks().size() == 3);
    check("app tasks", marathon.getAppTasks("/tour/sleeper").getTasks().size() == 3);
    check("versions", marathon.getAppVersions("/tour/sleeper").getVersions().size() == 2);
    check("queue", marathon.getQueue().getQueue().isEmpty());
    check("unknown", status(() -> marathon.getApp("/none") != null) == 404);
    check("exists", status(() -> marathon.createApp(wanted) != null) == 409);
    App wrong = app();
    wrong.setId("/wrong");
    wrong.setConstraints(List.of(List.of("hostname", "NEAR")));
    check("refused", status(() -> marathon.createApp(wrong) != null) == 422);

    marathon.restartApp("/tour/sleeper", false);
    await("restarted", () -> marathon.getDeployments().isEmpty() && running() == 3);
    marathon.deleteApp("/tour/sleeper");
    await("deleted", () -> marathon.getApps().getApps().isEmpty());
    await("gone", () -> marathon.getTasks().getTasks().isEmpty());
  }

  private static App app() {
    App app = new App();
    app.setId("/tour/sleeper");
    app.setCmd("sleep 600");
    app.setCpus(0.1);
    app.setMem(16.0);
    app.setInstances(1);
    app.setPortDefinitions(List.of(new PortDefinition()));
    app.addLabel("made-by", "tour");
    return app;
  }

  private int running() throws MarathonException {
    return Objects.requireNonNullElse(
        marathon.getApp("/tour/sleeper").getApp().getTasksRunning(), 0);
  }

  private static int status(Look look) {
    try {
      look.holds();
      return 200;
    } catch (MarathonException refused) {
      return refused.getStatus();
    }
  }
}
