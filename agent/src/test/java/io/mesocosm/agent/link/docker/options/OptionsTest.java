package io.mesocosm.agent.link.docker.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.json.JsonText;
import io.mesocosm.protocol.v1.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each option of `docker run`, in the words of the Engine API.
class OptionsTest {
  /// @param options `key=value`, each
  private static String said(String... options) {
    var parameters = new ArrayList<Parameter>();
    for (var option : options) {
      parameters.add(
          Parameter.newBuilder()
              .setKey(Option.left(option))
              .setValue(Option.right(option))
              .build());
    }
    var draft = new Draft();
    Options.say(parameters, draft);
    return JsonText.text(draft.json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "add-host=db:10.0.0.1 | 'ExtraHosts':['db:10.0.0.1']",
        "blkio-weight=300 | 'BlkioWeight':300",
        "blkio-weight-device=/dev/sda:200 | 'BlkioWeightDevice':[{'Path':'/dev/sda','Weight':200}]",
        "cap-add=NET_ADMIN | 'CapAdd':['NET_ADMIN']",
        "cap-drop=ALL | 'CapDrop':['ALL']",
        "cgroup-parent=/x | 'CgroupParent':'/x'",
        "cgroupns=host | 'CgroupnsMode':'host'",
        "cpu-period=50000 | 'CpuPeriod':50000",
        "cpu-quota=25000 | 'CpuQuota':25000",
        "cpu-rt-period=1000 | 'CpuRealtimePeriod':1000",
        "cpu-rt-runtime=900 | 'CpuRealtimeRuntime':900",
        "cpu-shares=7 | 'CpuShares':7",
        "cpus=1.5 | 'NanoCpus':1500000000",
        "cpuset-cpus=0-1 | 'CpusetCpus':'0-1'",
        "cpuset-mems=0 | 'CpusetMems':'0'",
        "device=/dev/x | 'Devices':[{'PathOnHost':'/dev/x','PathInContainer':'/dev/x','CgroupPermissions':'rwm'}]",
        "device=/dev/x:r | 'Devices':[{'PathOnHost':'/dev/x','PathInContainer':'/dev/x','CgroupPermissions':'r'}]",
        "device=/dev/x:/dev/y:rw | 'Devices':[{'PathOnHost':'/dev/x','PathInContainer':'/dev/y','CgroupPermissions':'rw'}]",
        "device-cgroup-rule=c 1:3 mr | 'DeviceCgroupRules':['c 1:3 mr']",
        "device-read-bps=/dev/sda:1mb | 'BlkioDeviceReadBps':[{'Path':'/dev/sda','Rate':1048576}]",
        "device-read-iops=/dev/sda:9 | 'BlkioDeviceReadIOps':[{'Path':'/dev/sda','Rate':9}]",
        "device-write-bps=/dev/sda:1k | 'BlkioDeviceWriteBps':[{'Path':'/dev/sda','Rate':1024}]",
        "device-write-iops=/dev/sda:8 | 'BlkioDeviceWriteIOps':[{'Path':'/dev/sda','Rate':8}]",
        "dns=10.0.0.2 | 'Dns':['10.0.0.2']",
        "dns-opt=ndots:1 | 'DnsOptions':['ndots:1']",
        "dns-option=ndots:1 | 'DnsOptions':['ndots:1']",
        "dns-search=a.example | 'DnsSearch':['a.example']",
        "gpus=all | 'DeviceRequests':[{'Count':-1,'Capabilities':[['gpu']]}]",
        "gpus=2 | 'DeviceRequests':[{'Count':2,'Capabilities':[['gpu']]}]",
        "gpus=device=0,1 | 'DeviceRequests':[{'DeviceIDs':['0','1'],'Capabilities':[['gpu']]}]",
        "group-add=audio | 'GroupAdd':['audio']",
        "init=true | 'Init':true",
        "ipc=host | 'IpcMode':'host'",
        "isolation=default | 'Isolation':'default'",
        "kernel-memory=8m | 'KernelMemory':8388608",
        "link=db:db | 'Links':['db:db']",
        "log-driver=local | 'LogConfig':{'Type':'local'}",
        "memory=64m | 'Memory':67108864",
        "memory-reservation=1g | 'MemoryReservation':1073741824",
        "memory-swap=-1 | 'MemorySwap':-1",
        "memory-swappiness=0 | 'MemorySwappiness':0",
        "mount=type=bind,src=/a,dst=/b,ro | 'Mounts':[{'Type':'bind','Source':'/a','Target':'/b','ReadOnly':true}]",
        "mount=source=v,target=/b,volume-nocopy | 'Mounts':[{'Type':'volume','Source':'v','Target':'/b','VolumeOptions':{'NoCopy':true}}]",
        "mount=type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=1770 | 'Mounts':[{'Type':'tmpfs','Target':'/t','TmpfsOptions':{'SizeBytes':1048576,'Mode':1016}}]",
        "net=container:other | 'NetworkMode':'container:other'",
        "network=theirs | 'NetworkMode':'theirs'",
        "oom-kill-disable= | 'OomKillDisable':true",
        "oom-score-adj=-5 | 'OomScoreAdj':-5",
        "pid=host | 'PidMode':'host'",
        "pids-limit=50 | 'PidsLimit':50",
        "privileged=true | 'Privileged':true",
        "publish-all=true | 'PublishAllPorts':true",
        "read-only=true | 'ReadonlyRootfs':true",
        "restart=always | 'RestartPolicy':{'Name':'always','MaximumRetryCount':0}",
        "restart=on-failure:3 | 'RestartPolicy':{'Name':'on-failure','MaximumRetryCount':3}",
        "runtime=crun | 'Runtime':'crun'",
        "security-opt=no-new-privileges | 'SecurityOpt':['no-new-privileges']",
        "security-opt=seccomp=unconfined | 'SecurityOpt':['seccomp=unconfined']",
        "security-opt=systempaths=unconfined | 'MaskedPaths':[],'ReadonlyPaths':[]",
        "shm-size=64M | 'ShmSize':67108864",
        "storage-opt=size=10G | 'StorageOpt':{'size':'10G'}",
        "sysctl=net.core.somaxconn=9 | 'Sysctls':{'net.core.somaxconn':'9'}",
        "tmpfs=/t:size=1m | 'Tmpfs':{'/t':'size=1m'}",
        "tmpfs=/t | 'Tmpfs':{'/t':''}",
        "ulimit=nofile=10:20 | 'Ulimits':[{'Name':'nofile','Soft':10,'Hard':20}]",
        "userns=host | 'UsernsMode':'host'",
        "uts=host | 'UTSMode':'host'",
        "volume=/x:/y:ro | 'Binds':['/x:/y:ro']",
        "volume-driver=local | 'VolumeDriver':'local'",
        "volumes-from=other | 'VolumesFrom':['other']",
        "rm=true | ()",
        "disable-content-trust=true | ()",
      })
  void ofTheHost(String option, String field) {
    var expected = field.equals("()") ? "" : field.replace('\'', '"');
    assertThat(said(option)).isEqualTo("{\"HostConfig\":{" + expected + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "domainname=d | 'Domainname':'d'",
        "entrypoint=/x | 'Entrypoint':['/x']",
        "env=A=b=c | 'Env':['A=b=c']",
        "expose=80 | 'ExposedPorts':{'80/tcp':{}}",
        "expose=8-9/udp | 'ExposedPorts':{'8/udp':{},'9/udp':{}}",
        "health-cmd=true | 'Healthcheck':{'Test':['CMD-SHELL','true']}",
        "health-interval=1m30s | 'Healthcheck':{'Interval':90000000000}",
        "health-retries=3 | 'Healthcheck':{'Retries':3}",
        "health-start-period=500ms | 'Healthcheck':{'StartPeriod':500000000}",
        "health-timeout=1h | 'Healthcheck':{'Timeout':3600000000000}",
        "hostname=h | 'Hostname':'h'",
        "interactive=true | 'OpenStdin':true",
        "label=a=b | 'Labels':{'a':'b'}",
        "mac-address=02:42:ac:11:00:02 | 'MacAddress':'02:42:ac:11:00:02'",
        "no-healthcheck=true | 'Healthcheck':{'Test':['NONE']}",
        "stop-signal=SIGINT | 'StopSignal':'SIGINT'",
        "stop-timeout=9 | 'StopTimeout':9",
        "tty=true | 'Tty':true",
        "user=1000:1000 | 'User':'1000:1000'",
        "workdir=/w | 'WorkingDir':'/w'",
      })
  void besideTheImage(String option, String field) {
    assertThat(said(option)).isEqualTo("{" + field.replace('\'', '"') + ",\"HostConfig\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "80 | '80/tcp':[{'HostIp':'','HostPort':''}]",
        "8080:80 | '80/tcp':[{'HostIp':'','HostPort':'8080'}]",
        "127.0.0.1:8080:80/udp | '80/udp':[{'HostIp':'127.0.0.1','HostPort':'8080'}]",
        "[::1]:8080:80 | '80/tcp':[{'HostIp':'::1','HostPort':'8080'}]",
        "127.0.0.1::80 | '80/tcp':[{'HostIp':'127.0.0.1','HostPort':''}]",
        "8000-8010:80 | '80/tcp':[{'HostIp':'','HostPort':'8000-8010'}]",
        "8-9:80-81 | '80/tcp':[{'HostIp':'','HostPort':'8'}],'81/tcp':[{'HostIp':'','HostPort':'9'}]",
      })
  void publishes(String value, String bindings) {
    assertThat(said("publish=" + value))
        .contains("\"PortBindings\":{" + bindings.replace('\'', '"') + "}");
  }

  @Test
  void ofItsNetwork() {
    assertThat(said("network=theirs", "ip=10.0.0.9", "network-alias=web", "link=db:db"))
        .contains(
            "\"NetworkingConfig\":{\"EndpointsConfig\":{\"theirs\":{"
                + "\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.9\"},"
                + "\"Aliases\":[\"web\"],\"Links\":[\"db:db\"]}}}");
    assertThat(said("network=bridge", "link=db:db")).doesNotContain("NetworkingConfig");
  }

  @Test
  void severalTimesTheSame() {
    assertThat(said("label=a=1", "label=b=2", "cap-add=A", "cap-add=B", "hostname=x", "hostname=y"))
        .contains("{\"a\":\"1\",\"b\":\"2\"}", "[\"A\",\"B\"]", "\"Hostname\":\"y\"");
    assertThat(said("log-opt=max-size=1m", "log-driver=local", "log-opt=max-file=2"))
        .contains(
            "\"LogConfig\":{\"Config\":{\"max-size\":\"1m\",\"max-file\":\"2\"},\"Type\":\"local\"}");
  }

  @Test
  void aCountOfProcessorsTakesThePlaceOfAQuota() {
    assertThat(said("cpu-period=100", "cpu-quota=50", "cpus=2"))
        .isEqualTo("{\"HostConfig\":{\"NanoCpus\":2000000000}}");
  }

  /// It would be the value of the client's surroundings, and there is no client.
  @Test
  void aVariableWithoutAValueIsLeftAsItIs() {
    assertThat(said("env=HOME")).isEqualTo("{\"HostConfig\":{}}");
  }

  @Test
  void filesOfTheAgentsMachine(@TempDir Path folder) throws IOException {
    var pairs = Files.writeString(folder.resolve("pairs"), "# none\n\nA=b c\n  D=e\nF\n");
    assertThat(said("env-file=" + pairs)).contains("\"Env\":[\"A=b c\",\"D=e\"]");
    assertThat(said("label-file=" + pairs))
        .contains("\"Labels\":{\"A\":\"b c\",\"D\":\"e\",\"F\":\"\"}");
    var profile = Files.writeString(folder.resolve("profile"), "{}");
    assertThat(said("security-opt=seccomp=" + profile)).contains("\"seccomp={}\"");
    for (var option : List.of("env-file", "label-file", "security-opt=seccomp")) {
      assertThatThrownBy(() -> said(option + "=/no/such/file"))
          .hasMessageContaining("'" + Option.left(option) + "'")
          .hasMessageContaining("/no/such/file");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach",
        "cidfile",
        "detach",
        "detach-keys",
        "sig-proxy",
        "name",
        "platform",
        "pull",
        "no-such-thing",
        "cpu-count",
        "cpu-percent",
        "Hostname",
        "--net",
        ""
      })
  void whatTheEngineCannotBeToldIsRefusedByName(String key) {
    assertThatThrownBy(() -> said(key + "=x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Docker parameter '" + key + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory=much",
        "cpus=-1",
        "cpus=two",
        "pids-limit=x",
        "privileged=maybe",
        "rm=false",
        "ulimit=nofile",
        "blkio-weight-device=300",
        "expose=x",
        "publish=80:x",
        "publish=1-3:1-2",
        "health-interval=soon",
        "health-interval=",
        "restart=sometimes",
        "restart=always:3",
        "mount=type=npipe,target=/x",
        "mount=type=bind,source=/x",
        "mount=target=/x,odd=1",
        "network=a,b",
        "gpus=some"
      })
  void aWrongValueIsNamedWithWhatIsAllowed(String option) {
    assertThatThrownBy(() -> said(option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Docker parameter '" + Option.left(option) + "' is '")
        .hasMessageContaining("allowed: ");
  }
}
