package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.dalel.evidence.image.PositionalFile;

/**
 * Finds the stored form of a chunk by its number. Entries are read when needed and may be dropped.
 */
final class ChunkIndex {

  private final List<PositionalFile> files;
  private final List<EwfTable> tables;
  private final long[] firstChunks;
  private final long chunks;
  private final AtomicReferenceArray<SoftReference<int[]>> entries;

  ChunkIndex(List<PositionalFile> files, List<EwfTable> tables) {
    this.files = List.copyOf(files);
    this.tables = List.copyOf(tables);
    this.entries = new AtomicReferenceArray<>(tables.size());
    this.firstChunks = new long[tables.size()];
    long next = 0;
    for (int i = 0; i < firstChunks.length; i++) {
      firstChunks[i] = next;
      next += tables.get(i).count();
    }
    this.chunks = next;
  }

  /** Chunks that the tables know. */
  long chunks() {
    return chunks;
  }

  /** The runs of chunks that are lost, each as first chunk and number of chunks. */
  List<long[]> lost() {
    List<long[]> lost = new ArrayList<>();
    for (int i = 0; i < firstChunks.length; i++) {
      if (tables.get(i).isLost()) {
        lost.add(new long[] {firstChunks[i], tables.get(i).count()});
      }
    }
    return lost;
  }

  /** Where the chunk lies, empty when no table knows it. */
  Optional<ChunkPlace> locate(long chunk) throws IOException {
    if (chunk >= chunks) {
      return Optional.empty();
    }
    int index = tableOf(chunk);
    if (tables.get(index).isLost()) {
      return Optional.empty();
    }
    int within = (int) (chunk - firstChunks[index]);
    return Optional.of(tables.get(index).place(entries(index), within));
  }

  /** Where the copy of the table says that the chunk lies, when it has its own opinion. */
  Optional<ChunkPlace> locateInCopy(long chunk) throws IOException {
    if (chunk >= chunks) {
      return Optional.empty();
    }
    int index = tableOf(chunk);
    EwfTable table = tables.get(index);
    if (table.alternate() < 0) {
      return Optional.empty();
    }
    int within = (int) (chunk - firstChunks[index]);
    int[] copy = EwfTable.readEntries(files.get(table.segment()), table.alternate(), table.count());
    ChunkPlace place = table.place(copy, within);
    return place.equals(table.place(entries(index), within))
        ? Optional.empty()
        : Optional.of(place);
  }

  private int tableOf(long chunk) {
    int found = Arrays.binarySearch(firstChunks, chunk);
    int index = found >= 0 ? found : -found - 2;
    while (tables.get(index).count() == 0) {
      index++;
    }
    return index;
  }

  private int[] entries(int index) throws IOException {
    SoftReference<int[]> reference = entries.get(index);
    int[] loaded = reference == null ? null : reference.get();
    if (loaded == null) {
      loaded = tables.get(index).load(files);
      entries.set(index, new SoftReference<>(loaded));
    }
    return loaded;
  }
}
