package io.mesocosm.base.http;

/// Stands around all routes: authentication, CORS, counting, access logs.
@FunctionalInterface
public interface Filter {
  /// Answers itself, or lets `next` answer and changes what goes in or comes out.
  Response around(Request request, Handler next) throws InterruptedException;
}
