package io.mesocosm.base.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;

/// Asks other servers, HTTP/1.1, with a deadline on each call. Safe for many threads; blocks the
/// one that calls, which is a virtual one.
///
/// Redirects are answers like any other: who leads is for the caller to learn. Nothing is tried
/// twice.
public final class HttpClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService threads;
  private final java.net.http.HttpClient engine;

  public HttpClient() {
    this(PATIENCE);
  }

  /// @param connectPatience for a connection to come about, > 0
  public HttpClient(Duration connectPatience) {
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ask-", 0).factory());
    engine =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(connectPatience)
            .executor(threads)
            .sslContext(new LateTls())
            .sslParameters(new SSLParameters())
            .build();
  }

  /// What to ask.
  ///
  /// @param body empty for none
  /// @param patience until the whole answer is here, of a stream until its head is; > 0
  @SuppressWarnings("ArrayRecordComponent") // bodies are shared, never copied, compared or changed
  public record Call(String method, URI uri, Headers headers, byte[] body, Duration patience) {
    private static final byte[] NO_BODY = {};

    public static Call of(String method, URI uri) {
      return new Call(method, uri, Headers.NONE, NO_BODY, PATIENCE);
    }

    public static Call get(URI uri) {
      return of("GET", uri);
    }

    public static Call post(URI uri, String contentType, byte[] body) {
      return of("POST", uri).withBody(contentType, body);
    }

    public Call withHeader(String name, String value) {
      return new Call(method, uri, headers.with(name, value), body, patience);
    }

    public Call withBody(String contentType, byte[] body) {
      return new Call(method, uri, headers.with("Content-Type", contentType), body, patience);
    }

    public Call withPatience(Duration patience) {
      return new Call(method, uri, headers, body, patience);
    }
  }

  /// A whole answer.
  @SuppressWarnings("ArrayRecordComponent") // bodies are shared, never copied, compared or changed
  public record Reply(int status, Headers headers, byte[] body) {
    public String text() {
      return new String(body, UTF_8);
    }

    /// 2xx.
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /// The head of an answer whose body goes on; closing it hangs up.
  public static final class StreamReply implements AutoCloseable {
    private final int status;
    private final Headers headers;
    private final InputStream body;

    StreamReply(int status, Headers headers, InputStream body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    public int status() {
      return status;
    }

    public Headers headers() {
      return headers;
    }

    /// Reading blocks for as long as the other side is silent; [#close] from another thread ends it
    /// with an IOException.
    public InputStream body() {
      return body;
    }

    /// 2xx.
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /// @throws HttpTimeoutException when the patience of the call ran out
  /// @throws IOException naming method and address when nobody listens or the connection breaks;
  ///   the other side may have acted all the same
  public Reply send(Call call) throws IOException, InterruptedException {
    var response = exchange(call, BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), headers(response), response.body());
  }

  /// Asks for something that does not end soon: returns with the head of the answer.
  ///
  /// @throws HttpTimeoutException when no head came within the patience of the call
  public StreamReply open(Call call) throws IOException, InterruptedException {
    var response = exchange(call, BodyHandlers.ofInputStream());
    return new StreamReply(response.statusCode(), headers(response), response.body());
  }

  private <T> HttpResponse<T> exchange(Call call, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var answer = engine.sendAsync(request(call), handler);
    try {
      return answer.get(call.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException(
          "%s %s: no answer within %s".formatted(call.method(), call.uri(), call.patience()));
    } catch (ExecutionException failure) {
      throw trouble(call, failure);
    } finally {
      answer.cancel(true);
    }
  }

  /// The JDK's client leaves the message of a refused connection empty.
  private static IOException trouble(Call call, ExecutionException failure) {
    var cause = Objects.requireNonNullElse(failure.getCause(), failure);
    var why = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    var message = "%s %s: %s".formatted(call.method(), call.uri(), why);
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new UnreachableException(message, cause)
        : new IOException(message, cause);
  }

  private static HttpRequest request(Call call) {
    var request =
        HttpRequest.newBuilder(call.uri())
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    call.headers().fields().forEach(field -> request.header(field.name(), field.value()));
    return request.build();
  }

  private static Headers headers(HttpResponse<?> response) {
    var fields = new ArrayList<Headers.Field>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
    return new Headers(fields);
  }

  /// Ends all calls and streams.
  @Override
  public void close() {
    engine.shutdownNow();
    engine.close();
    threads.shutdownNow();
    threads.close();
  }
}
