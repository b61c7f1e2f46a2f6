package org.dalel.formats.mvstore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.ByteSource;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Finds which pages the newest version of the store uses.
 *
 * <pre>
 *   newest chunk ─ root ─▶ layout map: chunk.N = block:..., root.M = position, meta.id = number
 *                                         root of each map ─▶ inner pages ─▶ leaves
 * </pre>
 */
final class MvTree {
  private final String name;
  private final ByteSource file;
  private final RecordSink<?> sink;
  private final Map<Integer, MvChunk> chunks = new HashMap<>();
  private final Set<Long> live = new HashSet<>();

  MvTree(String name, ByteSource file, RecordSink<?> sink) {
    this.name = name;
    this.file = file;
    this.sink = sink;
  }

  /** Walks from the newest whole chunk; false when there is none. */
  boolean walk(List<MvChunk> all) throws IOException {
    Comparator<MvChunk> byVersion = Comparator.comparingLong(MvChunk::version);
    Optional<MvChunk> newest = all.stream().filter(MvChunk::intact).max(byVersion);
    if (newest.isEmpty()) {
      return false;
    }
    for (MvChunk chunk : all) {
      chunks.merge(chunk.id(), chunk, (a, b) -> b.intact() || !a.intact() ? b : a);
    }
    chunks.put(newest.get().id(), newest.get());
    Map<String, String> layout = new HashMap<>();
    for (MvPage leaf : leaves(newest.get().root(), 0)) {
      layout.putAll(texts(leaf));
    }
    locate(all, layout);
    for (Map.Entry<String, String> entry : layout.entrySet()) {
      if (entry.getKey().startsWith("root.") && entry.getValue().matches("[0-9a-f]{1,16}")) {
        int map = hex(entry.getKey().substring(5));
        leaves(Long.parseUnsignedLong(entry.getValue(), 16), map);
      }
    }
    return true;
  }

  /** Chunks move; the layout says where each stands now. */
  private void locate(List<MvChunk> all, Map<String, String> layout) {
    for (Map.Entry<String, String> entry : layout.entrySet()) {
      if (entry.getKey().startsWith("chunk.")) {
        Optional<Long> block = MvHeader.parse(entry.getValue()).number("block");
        all.stream()
            .filter(chunk -> chunk.id() == hex(entry.getKey().substring(6)))
            .filter(chunk -> block.filter(b -> b * MvChunk.BLOCK == chunk.offset()).isPresent())
            .forEach(chunk -> chunks.put(chunk.id(), chunk));
      }
    }
  }

  private static int hex(String digits) {
    return digits.matches("[0-9a-f]{1,7}") ? Integer.parseInt(digits, 16) : -1;
  }

  /** The leaves below a page; each page on the way counts as live. */
  private List<MvPage> leaves(long root, int map) throws IOException {
    List<MvPage> leaves = new ArrayList<>();
    ArrayDeque<Long> next = new ArrayDeque<>();
    next.add(root);
    while (!next.isEmpty()) {
      long position = next.poll();
      if (position == 0) {
        continue;
      }
      try {
        MvPage page = page(position, map);
        if (live.add(page.offset())) {
          next.addAll(page.children());
          if (page.leaf() && map == 0) {
            leaves.add(page);
          }
        }
      } catch (FormatException e) {
        sink.damaged(Damage.of(name, e, "the rows below it do not count as live"));
      }
    }
    return leaves;
  }

  private MvPage page(long position, int map) throws IOException {
    MvChunk chunk = chunks.get(MvPage.chunkOf(position));
    if (chunk == null) {
      String found = "chunk " + MvPage.chunkOf(position) + ", which is not there";
      throw new FormatException(0, "the position of a page", found);
    }
    MvPage page = MvPage.read(file, chunk, MvPage.offsetOf(position));
    if (page.map() != map) {
      throw new FormatException(page.offset(), "a page of map " + map, "map " + page.map());
    }
    return page;
  }

  /** Whether the newest version uses the page at a place of the file. */
  boolean live(long offset) {
    return live.contains(offset);
  }

  /** Keys and values of a leaf of texts. */
  static Map<String, String> texts(MvPage leaf) throws FormatException {
    H2Cursor in = new H2Cursor(leaf.content());
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < leaf.keys(); i++) {
      keys.add(in.text());
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : keys) {
      texts.put(key, in.text());
    }
    return texts;
  }
}
