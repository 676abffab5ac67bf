package io.mesocosm.meso.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Rows of text in columns as wide as their widest cell.
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /// @param titles of the columns; every row has as many cells
  public TextTable(String... titles) {
    rows.add(List.of(titles));
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// The lines, without blanks at their ends.
  public List<String> lines() {
    var widths = new ArrayList<>(Collections.nCopies(rows.getFirst().size(), 0));
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (var i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
