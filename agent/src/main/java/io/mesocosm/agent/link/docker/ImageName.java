package io.mesocosm.agent.link.docker;

/// Name of an image as people write it, `registry:5000/group/name:tag` or `name@sha256:…`, in the
/// two parts that a pull wants.
///
/// @param tag or digest; `latest` when none is written, lest all tags are pulled
record ImageName(String name, String tag) {
  static ImageName parse(String image) {
    int digest = image.indexOf('@');
    if (digest > 0) {
      return new ImageName(image.substring(0, digest), image.substring(digest + 1));
    }
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/')
        ? new ImageName(image.substring(0, colon), image.substring(colon + 1))
        : new ImageName(image, "latest");
  }

  /// `host` or `host:port`: a first part with a dot, a colon, or named `localhost`; empty when
  /// there is none.
  String registry() {
    int slash = name.indexOf('/');
    var first = slash < 0 ? "" : name.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "";
  }
}
