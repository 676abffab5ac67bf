package io.mesocosm.master;

import com.google.protobuf.ByteString;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.NetworkInfo;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import java.time.Duration;

/// The states in which the original was recorded, made with the same requests.
final class Scenes {
  static final String ORACLE = MasterInMemory.ID + "-0001";
  private static final Pid AGENT = new Pid("slave(1)", "127.0.0.1", 15051);
  private static final Pid MASTER = new Pid("master", "127.0.0.1", 15050);

  private Scenes() {}

  /// One agent, nothing running.
  static MasterInMemory idle() {
    var master = new MasterInMemory();
    master.hear(RecordedWire.envelope("agent-mesos.internal.RegisterSlaveMessage-1"));
    master.pass(Duration.ofMillis(10));
    return master;
  }

  /// One framework has come and gone, another one runs a command task and holds an offer.
  static MasterInMemory running() {
    var master = idle();
    executed(master);
    oracle(master);
    return master;
  }

  private static void executed(MasterInMemory master) {
    var stream =
        master.subscribe(
            """
            {"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"root",
             "name":"mesos-execute instance","role":"*","capabilities":[
             {"type":"RESERVATION_REFINEMENT"},{"type":"TASK_KILLING_STATE"},
             {"type":"REVOCABLE_RESOURCES"},{"type":"PARTITION_AWARE"}]}}}\
            """);
    master.pass(Duration.ofSeconds(1));
    var framework = MasterInMemory.ID + "-0000";
    accept(
        master,
        framework,
        stream.id(),
        MasterInMemory.ID + "-O0",
        """
        {"name":"exec1","task_id":{"value":"exec1"},"agent_id":{"value":"%s"},"resources":[
         {"name":"cpus","type":"SCALAR","scalar":{"value":0.5}},
         {"name":"mem","type":"SCALAR","scalar":{"value":32}}],"command":{"value":"true"}}\
        """
            .formatted(master.agent()));
    for (var state :
        new TaskState[] {
          TaskState.TASK_STARTING, TaskState.TASK_RUNNING, TaskState.TASK_FINISHED
        }) {
      report(master, framework, "exec1", state);
    }
    master.call(
        "/api/v1/scheduler",
        "{\"type\":\"TEARDOWN\",\"framework_id\":{\"value\":\"%s\"}}".formatted(framework),
        "Mesos-Stream-Id",
        stream.id());
  }

  private static void oracle(MasterInMemory master) {
    var stream = master.subscribe(RecordedWire.text("scheduler/01-SUBSCRIBE.request"));
    master.pass(Duration.ofMillis(10));
    var offer = master.state.offers().open().keys().iterator().next();
    accept(
        master,
        ORACLE,
        stream.id(),
        offer.value(),
        """
        {"name":"t1","task_id":{"value":"t1"},"agent_id":{"value":"%s"},"resources":[
         {"name":"cpus","type":"SCALAR","scalar":{"value":0.5},
          "allocation_info":{"role":"oracle"}},
         {"name":"mem","type":"SCALAR","scalar":{"value":64},
          "allocation_info":{"role":"oracle"}}],"command":{"value":"sleep 1000"},
         "labels":{"labels":[{"key":"tk","value":"tv"}]}}\
        """
            .formatted(master.agent()));
    report(master, ORACLE, "t1", TaskState.TASK_STARTING);
    report(master, ORACLE, "t1", TaskState.TASK_RUNNING);
    master.pass(Duration.ofSeconds(1));
  }

  static void accept(
      MasterInMemory master, String framework, String stream, String offer, String task) {
    master.call(
        "/api/v1/scheduler",
        """
        {"type":"ACCEPT","framework_id":{"value":"%s"},"accept":{"offer_ids":[{"value":"%s"}],
         "operations":[{"type":"LAUNCH","launch":{"task_infos":[%s]}}],
         "filters":{"refuse_seconds":0.1}}}\
        """
            .formatted(framework, offer, task),
        "Mesos-Stream-Id",
        stream);
  }

  static void report(MasterInMemory master, String framework, String task, TaskState state) {
    double at = master.now().toEpochMilli() / 1000.0 + 0.000946;
    var status = TaskStatus.newBuilder().setState(state).setTimestamp(at);
    status.getTaskIdBuilder().setValue(task);
    status.setSource(TaskStatus.Source.SOURCE_EXECUTOR);
    if (state == TaskState.TASK_FINISHED) {
      status.setMessage("Command exited with status 0");
    }
    status.getAgentIdBuilder().setValue(master.agent().value());
    status.getExecutorIdBuilder().setValue(task);
    var container = status.getContainerStatusBuilder().setExecutorPid(20131);
    container.getContainerIdBuilder().setValue("0730f186-e077-4d81-ba89-f743a6989a21");
    container
        .addNetworkInfosBuilder()
        .addIpAddressesBuilder()
        .setProtocol(NetworkInfo.Protocol.IPv4)
        .setIpAddress("127.0.0.1");
    var uuid = ByteString.copyFromUtf8("sixteen bytes %02d".formatted(state.getNumber()));
    var update =
        StatusUpdate.newBuilder()
            .setStatus(status.setUuid(uuid))
            .setTimestamp(at)
            .setUuid(uuid)
            .setLatestState(state);
    update.getFrameworkIdBuilder().setValue(framework);
    update.getSlaveIdBuilder().setValue(master.agent().value());
    master.hear(
        Envelope.of(AGENT, MASTER, StatusUpdateMessage.newBuilder().setUpdate(update).build()));
  }
}
