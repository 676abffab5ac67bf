package io.mesocosm.marathon.http;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an operator can set about the API.
///
/// @param defaults for input that leaves something open
/// @param address at which others find us, `host:port`; what `leader` says when we lead
/// @param name `--framework_name`
/// @param version that `/v2/info` tells: clients take it for Marathon's
/// @param marathon the block `marathon_config` of `/v2/info`
/// @param zookeeper the block `zookeeper_config`, without passwords
/// @param http the block `http_config`
/// @param pages folder of the web pages; null: there are none
/// @param patience with the core, and with the leader when we are not
/// @param maxUndelivered `--event_stream_max_outstanding_messages`: events that may wait for one
///   subscriber
/// @param allowOrigin `--access_control_allow_origin`; empty: no other site's page may ask
public record ApiConfig(
    ApiDefaults defaults,
    String address,
    String name,
    String version,
    Json.Obj marathon,
    Json.Obj zookeeper,
    Json.Obj http,
    @Nullable Path pages,
    Duration patience,
    int maxUndelivered,
    String allowOrigin) {

  /// All defaults, for a Marathon at `address`.
  public static ApiConfig of(String address) {
    return new ApiConfig(
        ApiDefaults.DEFAULT,
        address,
        "marathon",
        "1.11.24",
        Json.Obj.EMPTY,
        Json.Obj.EMPTY,
        Json.Obj.EMPTY,
        null,
        Duration.ofSeconds(10),
        1024,
        "");
  }

  public ApiConfig withAddress(String other) {
    return with(other, marathon, zookeeper, http);
  }

  /// With the blocks of `/v2/info`.
  public ApiConfig withBlocks(Json.Obj newMarathon, Json.Obj newZookeeper, Json.Obj newHttp) {
    return with(address, newMarathon, newZookeeper, newHttp);
  }

  private ApiConfig with(String address, Json.Obj marathon, Json.Obj zookeeper, Json.Obj http) {
    return new ApiConfig(
        defaults,
        address,
        name,
        version,
        marathon,
        zookeeper,
        http,
        pages,
        patience,
        maxUndelivered,
        allowOrigin);
  }
}
