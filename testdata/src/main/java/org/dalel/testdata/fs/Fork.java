package org.dalel.testdata.fs;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.SparseContent;
import org.dalel.testdata.model.Trait;

/** One run of content of an inode, and the clusters that were given to it. */
final class Fork {

  private static final int[] NOWHERE = {};
  private static final byte[] NO_POINTERS = {};

  final String name;
  final Document document;
  final Set<Trait> traits;
  int[] clusters = NOWHERE;

  /** Logical numbers of the clusters; empty when they are 0, 1, 2 and so on. */
  int[] logical = NOWHERE;

  /** Whether the content stands in the inode itself. */
  boolean resident;

  /** How the file system points to the clusters, in its own form. */
  byte[] pointers = NO_POINTERS;

  Fork(String name, Document document, Set<Trait> traits) {
    this.name = name;
    this.document = document;
    this.traits = traits;
  }

  long size() {
    return document.content().size();
  }

  /** Whether the clusters do not follow each other. */
  boolean fragmented() {
    for (int i = 1; i < clusters.length; i++) {
      if (clusters[i] != clusters[i - 1] + 1) {
        return true;
      }
    }
    return false;
  }

  /** The logical numbers of the clusters that are stored; holes are left out. */
  int[] stored(int clusterSize) {
    if (!(document.content() instanceof SparseContent)) {
      return IntStream.range(0, Bytes.ceil(size(), clusterSize)).toArray();
    }
    return document.content().pieces().stream()
        .filter(piece -> piece.bytes().length > 0)
        .flatMapToInt(
            piece ->
                IntStream.rangeClosed(
                    (int) (piece.offset() / clusterSize),
                    (int) ((piece.offset() + piece.bytes().length - 1) / clusterSize)))
        .distinct()
        .toArray();
  }

  /** The bytes of the stored clusters one after the other, filled up with zeros. */
  byte[] packed(int clusterSize, int[] stored) {
    if (!(document.content() instanceof SparseContent)) {
      return Arrays.copyOf(document.content().bytes(), stored.length * clusterSize);
    }
    byte[] out = new byte[stored.length * clusterSize];
    for (SparseContent.Piece piece : document.content().pieces()) {
      for (int i = 0; i < piece.bytes().length; i++) {
        long at = piece.offset() + i;
        int slot = Arrays.binarySearch(stored, (int) (at / clusterSize));
        out[slot * clusterSize + (int) (at % clusterSize)] = piece.bytes()[i];
      }
    }
    return out;
  }
}
