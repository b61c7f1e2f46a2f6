package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.TextSafety;

/**
 * Aligned columns for people. Columns whose title begins with {@code >} are aligned to the right.
 * Rows are measured in blocks, so that a long listing is streamed. Cells before the last column are
 * cut at {@link #WIDEST} characters.
 */
final class Table {
  private static final int BLOCK = 500;
  private static final int WIDEST = 44;

  private final Output output;
  private final List<String> titles;
  private final List<List<String>> block = new ArrayList<>();
  private final int[] widths;
  private boolean begun;

  Table(Output output, String... titles) {
    this.output = output;
    this.titles = List.of(titles);
    this.widths = new int[titles.length];
    for (int i = 0; i < titles.length; i++) {
      widths[i] = title(i).length();
    }
  }

  void row(String... cells) throws IOException {
    List<String> safe = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      String cell = TextSafety.visible(cells[i]);
      safe.add(i < cells.length - 1 ? cut(cell) : cell);
    }
    block.add(safe);
    if (block.size() == BLOCK) {
      flush();
    }
  }

  /** Prints what is left. */
  void end() throws IOException {
    flush();
  }

  private void flush() throws IOException {
    for (List<String> row : block) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    if (!begun && !block.isEmpty()) {
      List<String> header = new ArrayList<>();
      for (int i = 0; i < titles.size(); i++) {
        header.add(title(i));
      }
      output.heading(format(header));
      begun = true;
    }
    for (List<String> row : block) {
      output.line(format(row));
    }
    block.clear();
  }

  private String format(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String pad = " ".repeat(Math.max(0, widths[i] - cell.codePointCount(0, cell.length())));
      boolean last = i == row.size() - 1;
      boolean right = titles.get(i).startsWith(">");
      line.append(right ? pad + cell : last ? cell : cell + pad).append(last ? "" : "  ");
    }
    return line.toString();
  }

  private static String cut(String cell) {
    return cell.codePointCount(0, cell.length()) <= WIDEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  private String title(int column) {
    String title = titles.get(column);
    return title.startsWith(">") ? title.substring(1) : title;
  }
}
