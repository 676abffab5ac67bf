package io.mesocosm.coordination.records;

import io.mesocosm.base.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Where records are: `<root>/tables/<table>/<bucket>/<id>`.
///
/// ZooKeeper tells the children of a node in one answer of limited size, so ids are spread over 256
/// buckets by their hash. An id may be any text: what ZooKeeper or a shell would trip over is
/// written as `%XX` of its UTF-8 bytes.
final class RecordNames {
  private static final String SAFE = "-_.~:@+=,";

  private RecordNames() {}

  static String tables(String root) {
    return root + "/tables";
  }

  static String table(String root, String table) {
    return tables(root) + "/" + table;
  }

  static String bucket(String root, String table, String id) {
    var hash = id.hashCode() * 0x9E3779B1;
    return "%s/%02x".formatted(table(root, table), hash >>> 24);
  }

  static String path(String root, String table, String id) {
    return bucket(root, table, id) + "/" + escape(id);
  }

  static String escape(String id) {
    var name = new StringBuilder(id.length() + 8);
    for (var b : id.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (isSafe(c)) {
        name.append(c);
      } else {
        name.append("%%%02X".formatted(b & 0xff));
      }
    }
    return switch (name.toString()) {
      case "." -> "%2E";
      case ".." -> "%2E%2E";
      default -> name.toString();
    };
  }

  private static boolean isSafe(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0);
  }

  static String unescape(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    var bytes = new ByteArrayOutputStream(name.length());
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(name.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static void check(Write write) {
    var table = write.table();
    var named = table.chars().allMatch(c -> isSafe((char) c) && c != '.' && c < 128);
    if (table.isEmpty() || !named) {
      throw new Fault("'%s' cannot name a table of records".formatted(table));
    }
    if (write.id().isEmpty()) {
      throw new Fault("a record of table '%s' has no id".formatted(table));
    }
  }
}
