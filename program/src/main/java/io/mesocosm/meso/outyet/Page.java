package io.mesocosm.meso.outyet;

/// The page, as the original's template renders it: same white space, same entities.
///
/// `&#43;` for the plus sign is what Go's `html/template` writes in an attribute; clients compare
/// the page to the letter.
final class Page {
  private Page() {}

  /// @param url where the version's tag is, `https://go.googlesource.com/go/+/go1.4`
  static String render(String version, String url, boolean out) {
    return """
    <!DOCTYPE html>
    <html><body><center>
    \t<h2>Is Go %s out yet?</h2>
    \t<h1>
    \t\t%s
    \t</h1>
    </center></body></html>
    """
        .formatted(escaped(version), out ? link(url) : "No. :-(");
  }

  private static String link(String url) {
    return "<a href=\"%s\">YES!</a>".formatted(escaped(url));
  }

  private static String escaped(String text) {
    var safe = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&#34;");
        case '\'' -> safe.append("&#39;");
        case '+' -> safe.append("&#43;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
