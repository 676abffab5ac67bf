import static com.mesosphere.mesos.rx.java.SinkOperations.sink;
import static com.mesosphere.mesos.rx.java.util.UserAgentEntries.literal;

import com.mesosphere.mesos.rx.java.SinkOperation;
import com.mesosphere.mesos.rx.java.protobuf.ProtobufMesosClientBuilder;
import com.mesosphere.mesos.rx.java.protobuf.SchedulerCalls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mesos.v1.Protos.CommandInfo;
import org.apache.mesos.v1.Protos.FrameworkID;
import org.apache.mesos.v1.Protos.FrameworkInfo;
import org.apache.mesos.v1.Protos.Offer;
import org.apache.mesos.v1.Protos.Resource;
import org.apache.mesos.v1.Protos.TaskID;
import org.apache.mesos.v1.Protos.TaskInfo;
import org.apache.mesos.v1.Protos.TaskState;
import org.apache.mesos.v1.Protos.TaskStatus;
import org.apache.mesos.v1.Protos.Value;
import org.apache.mesos.v1.scheduler.Protos.Call;
import org.apache.mesos.v1.scheduler.Protos.Event;
import rx.Observable;

/// A scheduler on mesos-rxjava, as a stranger would write one: subscribes, launches a task with the
/// first offer, kills it when it runs, and ends well when it is killed. Tells each state of the
/// task on a line of its own.
public final class RxTask {
  private static final TaskID TASK = TaskID.newBuilder().setValue("rx-1").build();

  private FrameworkID framework = FrameworkID.getDefaultInstance();
  private boolean launched;

  /// Argument: URL of the master's scheduler API.
  public static void main(String[] args) throws Throwable {
    new RxTask().run(URI.create(args[0]));
  }

  private void run(URI master) throws Throwable {
    ProtobufMesosClientBuilder.schedulerUsingProtos()
        .mesosUri(master)
        .applicationUserAgentEntry(literal("rx-task", "1"))
        .subscribe(
            SchedulerCalls.subscribe(
                FrameworkID.newBuilder().setValue("rx-framework").build(),
                FrameworkInfo.newBuilder()
                    .setId(FrameworkID.newBuilder().setValue("rx-framework"))
                    .setUser(System.getProperty("user.name"))
                    .setName("rx")
                    .setFailoverTimeout(0)
                    .build()))
        .processStream(events -> events.concatMap(event -> Observable.from(answers(event))))
        .build()
        .openStream()
        .await();
  }

  private List<Optional<SinkOperation<Call>>> answers(Event event) {
    List<Optional<SinkOperation<Call>>> answers = new ArrayList<>();
    switch (event.getType()) {
      case SUBSCRIBED -> {
        framework = event.getSubscribed().getFrameworkId();
        System.out.println("SUBSCRIBED");
      }
      case OFFERS -> {
        for (Offer offer : event.getOffers().getOffersList()) {
          answers.add(Optional.of(sink(launched ? decline(offer) : launch(offer))));
          launched = true;
        }
      }
      case UPDATE -> {
        TaskStatus status = event.getUpdate().getStatus();
        System.out.println(status.getState());
        if (status.hasUuid()) {
          answers.add(
              Optional.of(
                  sink(
                      SchedulerCalls.ackUpdate(
                          framework, status.getUuid(), status.getAgentId(), status.getTaskId()),
                      () -> end(status))));
        }
        if (status.getState() == TaskState.TASK_RUNNING) {
          answers.add(Optional.of(sink(kill(status))));
        }
      }
      default -> answers.add(Optional.empty());
    }
    return answers;
  }

  // The update is acknowledged by now: the master has taken the call.
  private static void end(TaskStatus status) {
    if (status.getState() == TaskState.TASK_KILLED) {
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  private Call decline(Offer offer) {
    return SchedulerCalls.decline(framework, List.of(offer.getId()));
  }

  private Call launch(Offer offer) {
    TaskInfo task =
        TaskInfo.newBuilder()
            .setName("rx")
            .setTaskId(TASK)
            .setAgentId(offer.getAgentId())
            .setCommand(CommandInfo.newBuilder().setValue("sleep 600"))
            .addResources(scalar("cpus", 0.1))
            .addResources(scalar("mem", 32))
            .build();
    return Call.newBuilder()
        .setFrameworkId(framework)
        .setType(Call.Type.ACCEPT)
        .setAccept(
            Call.Accept.newBuilder()
                .addOfferIds(offer.getId())
                .addOperations(
                    Offer.Operation.newBuilder()
                        .setType(Offer.Operation.Type.LAUNCH)
                        .setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))))
        .build();
  }

  private static Resource scalar(String name, double amount) {
    return Resource.newBuilder()
        .setName(name)
        .setType(Value.Type.SCALAR)
        .setScalar(Value.Scalar.newBuilder().setValue(amount))
        .build();
  }

  private Call kill(TaskStatus status) {
    return Call.newBuilder()
        .setFrameworkId(framework)
        .setType(Call.Type.KILL)
        .setKill(
            Call.Kill.newBuilder().setTaskId(status.getTaskId()).setAgentId(status.getAgentId()))
        .build();
  }
}
