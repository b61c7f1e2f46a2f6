package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.read.ListedItem;

/** Gathers the columns of rows while they pass: what is filtered and sorted by. */
final class ColumnCollector {
  /** Stands for a number that is not known; sorts before all others. */
  static final long ABSENT = Long.MIN_VALUE;

  private static final int BEGIN = 1024;

  private final Map<String, long[]> numbers = new HashMap<>();
  private final Map<String, Coding> codings = new HashMap<>();
  private int[] nodes = new int[BEGIN];
  private final Map<String, int[]> handles = new HashMap<>();
  private byte[] flags = new byte[BEGIN];
  private byte[] names = new byte[BEGIN];
  private int[] nameEnds = new int[BEGIN];
  private int rows;

  private static final class Coding {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] rows = new int[BEGIN];

    void add(int row, Optional<String> word) {
      rows = row < rows.length ? rows : Arrays.copyOf(rows, row * 2);
      rows[row] = word.map(this::code).orElse(0);
    }

    private int code(String word) {
      return codes.computeIfAbsent(
          word,
          unknown -> {
            words.add(unknown);
            return words.size();
          });
    }

    /** The same with numbers in the order of the texts. */
    CodedColumn sorted(int count) {
      List<String> ordered = new ArrayList<>(words);
      ordered.sort(PairSort.byBytes());
      int[] ranks = new int[words.size() + 1];
      for (int i = 0; i < ordered.size(); i++) {
        ranks[codes.get(ordered.get(i))] = i + 1;
      }
      int[] ranked = new int[count];
      Arrays.setAll(ranked, i -> ranks[rows[i]]);
      return new CodedColumn(ranked, ordered);
    }
  }

  /** Adds the next row. */
  void add(int node, ListedItem item, RowName name, byte flag) {
    grow();
    nodes[rows] = node;
    handle(HolderRows.CONTENT, item.contentId().orElse(0));
    handle(HolderRows.ITEM, item.isEmbedded() ? 0 : item.itemId());
    handle(HolderRows.CONTAINER, item.inside().map(ListedItem.Inside::containerId).orElse(0L));
    handle(HolderRows.ENTRY, item.inside().map(ListedItem.Inside::position).orElse(0L));
    flags[rows] = flag;
    number("size", item.size());
    number("mtime", item.times().modified());
    number("atime", item.times().accessed());
    number("ctime", item.times().changed());
    number("crtime", item.times().created());
    OptionalLong beginning =
        item.digests().sha256().map(ColumnCollector::beginning).orElse(OptionalLong.empty());
    number("sha256", beginning);
    word("kind", Optional.of(item.kind()));
    word("state", Optional.of(item.state()));
    word("status", Optional.of(item.status()));
    word("type", item.type());
    word("extension", name.extension());
    name(name.key().getBytes(StandardCharsets.UTF_8));
    rows++;
  }

  int rows() {
    return rows;
  }

  long[] numbers(String column) {
    return Arrays.copyOf(numbers.getOrDefault(column, new long[0]), rows);
  }

  CodedColumn words(String column) {
    Coding coding = codings.get(column);
    return coding == null ? new CodedColumn(new int[0], List.of()) : coding.sorted(rows);
  }

  TextColumn names() {
    return new TextColumn(names, nameEnds, rows);
  }

  byte[] nameBytes() {
    return Arrays.copyOf(names, rows == 0 ? 0 : nameEnds[rows - 1]);
  }

  int[] nameEnds() {
    return Arrays.copyOf(nameEnds, rows);
  }

  int[] nodes() {
    return Arrays.copyOf(nodes, rows);
  }

  int[] handles(String column) {
    return Arrays.copyOf(handles.getOrDefault(column, new int[0]), rows);
  }

  byte[] flags() {
    return Arrays.copyOf(flags, rows);
  }

  /** The first eight bytes of a digest, so that signed numbers stand in the order of the bytes. */
  private static OptionalLong beginning(String hex) {
    long first = Long.parseUnsignedLong(hex.substring(0, 16), 16) ^ Long.MIN_VALUE;
    return OptionalLong.of(Math.max(first, ABSENT + 1));
  }

  private void grow() {
    if (rows == nodes.length) {
      nodes = Arrays.copyOf(nodes, rows * 2);
      flags = Arrays.copyOf(flags, rows * 2);
      nameEnds = Arrays.copyOf(nameEnds, rows * 2);
    }
  }

  private void number(String column, OptionalLong value) {
    long[] values = numbers.computeIfAbsent(column, name -> new long[BEGIN]);
    if (rows == values.length) {
      values = Arrays.copyOf(values, rows * 2);
      numbers.put(column, values);
    }
    values[rows] = value.orElse(ABSENT);
  }

  private void handle(String column, long value) {
    int[] values = handles.computeIfAbsent(column, name -> new int[BEGIN]);
    if (rows == values.length) {
      values = Arrays.copyOf(values, rows * 2);
      handles.put(column, values);
    }
    values[rows] = Math.toIntExact(value);
  }

  private void word(String column, Optional<String> word) {
    codings.computeIfAbsent(column, name -> new Coding()).add(rows, word);
  }

  private void name(byte[] key) {
    int start = rows == 0 ? 0 : nameEnds[rows - 1];
    if (start + key.length > names.length) {
      names = Arrays.copyOf(names, Math.max(names.length * 2, start + key.length));
    }
    System.arraycopy(key, 0, names, start, key.length);
    nameEnds[rows] = start + key.length;
  }
}
