package io.mesocosm.master.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/// JSON, or, for pages of before there was CORS, a script that calls `?jsonp=FUNCTION` with it.
/// Mesos 1.11 does so for all of the older GETs.
final class Jsonp {
  private static final Pattern CALLBACK = Pattern.compile("[A-Za-z_$][\\w$.]{0,255}");

  private Jsonp() {}

  static boolean isAsked(Request request) {
    return request.query().has("jsonp");
  }

  static Response answer(byte[] json, Request request) {
    var callback = request.queryParam("jsonp");
    if (callback.isEmpty()) {
      return Response.json(200, json);
    }
    if (!CALLBACK.matcher(callback.get()).matches()) {
      return Response.text(400, "'jsonp' must be the name of a function\n");
    }
    var script = new ByteArrayOutputStream(json.length + 64);
    script.writeBytes((callback.get() + "(").getBytes(UTF_8));
    script.writeBytes(json);
    script.writeBytes(");".getBytes(UTF_8));
    return Response.of(200, "text/javascript", script.toByteArray());
  }
}
