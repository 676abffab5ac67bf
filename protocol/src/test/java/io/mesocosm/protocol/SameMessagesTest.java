package io.mesocosm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every message, field and enum value of the original's compiled v1 API (1.11.0) against ours.
/// Ours may have more: the fields of 1.12-dev.
class SameMessagesTest {

  @Test
  void haveAllThatTheOriginalHas() {
    var theirs =
        facts(
            org.apache.mesos.v1.Protos.getDescriptor(),
            org.apache.mesos.v1.agent.Protos.getDescriptor(),
            org.apache.mesos.v1.allocator.Protos.getDescriptor(),
            org.apache.mesos.v1.executor.Protos.getDescriptor(),
            org.apache.mesos.v1.maintenance.Protos.getDescriptor(),
            org.apache.mesos.v1.master.Protos.getDescriptor(),
            org.apache.mesos.v1.quota.Protos.getDescriptor(),
            org.apache.mesos.v1.resource_provider.Protos.getDescriptor(),
            org.apache.mesos.v1.scheduler.Protos.getDescriptor());
    var ours =
        facts(
            io.mesocosm.protocol.v1.MesosProtos.getDescriptor(),
            io.mesocosm.protocol.v1.agent.AgentProtos.getDescriptor(),
            io.mesocosm.protocol.v1.allocator.AllocatorProtos.getDescriptor(),
            io.mesocosm.protocol.v1.executor.ExecutorProtos.getDescriptor(),
            io.mesocosm.protocol.v1.maintenance.MaintenanceProtos.getDescriptor(),
            io.mesocosm.protocol.v1.master.MasterProtos.getDescriptor(),
            io.mesocosm.protocol.v1.quota.QuotaProtos.getDescriptor(),
            io.mesocosm.protocol.v1.resourceprovider.ResourceProviderProtos.getDescriptor(),
            io.mesocosm.protocol.v1.scheduler.SchedulerProtos.getDescriptor());
    assertThat(theirs).hasSizeGreaterThan(1000);
    assertThat(ours).containsAllEntriesOf(theirs);
  }

  private static Map<String, String> facts(FileDescriptor... files) {
    var facts = new TreeMap<String, String>();
    for (FileDescriptor file : files) {
      file.getMessageTypes().forEach(type -> message(type, facts));
      file.getEnumTypes().forEach(type -> enumeration(type, facts));
    }
    return facts;
  }

  private static void message(Descriptor type, Map<String, String> facts) {
    facts.put(type.getFullName(), "message");
    List<FieldDescriptor> fields = new ArrayList<>(type.getFields());
    fields.forEach(field -> facts.put(field.getFullName(), fact(field)));
    type.getNestedTypes().forEach(nested -> message(nested, facts));
    type.getEnumTypes().forEach(nested -> enumeration(nested, facts));
  }

  private static void enumeration(EnumDescriptor type, Map<String, String> facts) {
    type.getValues()
        .forEach(value ->
            facts.put(type.getFullName() + "." + value.getName(), "= " + value.getNumber()));
  }

  private static String fact(FieldDescriptor field) {
    String refers =
        switch (field.getJavaType()) {
          case MESSAGE -> field.getMessageType().getFullName();
          case ENUM -> field.getEnumType().getFullName();
          case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING -> "";
        };
    String label = field.isRequired() ? "required" : field.isRepeated() ? "repeated" : "optional";
    return Stream.of(
            label,
            field.getType().toString(),
            refers,
            "= " + field.getNumber(),
            field.hasDefaultValue() ? "default " + field.getDefaultValue() : "",
            field.getOptions().getDeprecated() ? "deprecated" : "")
        .filter(word -> !word.isEmpty())
        .reduce((left, right) -> left + " " + right)
        .orElse("");
  }
}
