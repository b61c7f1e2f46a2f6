package org.dalel.testdata.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One operation on a volume; the steps of a volume happen in their order. */
public sealed interface Step {

  /** The path that the step makes or removes: {@code /folder/name}. */
  String path();

  /** Makes a folder, and those above it that do not exist. */
  record MakeFolder(String path, Times times) implements Step {}

  /**
   * Makes a file.
   *
   * @param over the deleted file whose clusters this file takes, from the first on
   */
  record MakeFile(
      String path,
      Document document,
      Times times,
      List<Stream> streams,
      Set<Trait> traits,
      Optional<String> over)
      implements Step {

    /** Copies the collections. */
    public MakeFile {
      streams = List.copyOf(streams);
      traits = Set.copyOf(traits);
    }
  }

  /** An alternate data stream of a file or folder. */
  record Stream(String name, Document document) {}

  /** Adds an alternate data stream to what exists. */
  record AddStream(String path, Stream stream) implements Step {}

  /** A second name of a file. */
  record HardLink(String path, String target) implements Step {}

  /** A symbolic link; the target is text and need not exist. */
  record SymLink(String path, String target, Times times) implements Step {}

  /**
   * Deletes a file, or a folder with all in it.
   *
   * @param wiped ext only: as current Linux kernels do, the inode forgets size and blocks
   */
  record Delete(String path, boolean wiped) implements Step {}

  /**
   * Makes many small files of distinct words: {@code path/000/f0000000.txt} and so on.
   *
   * @param size bytes of the smallest; the largest has twice as many
   */
  record Many(String path, int count, int perFolder, int size, long seed, Times times)
      implements Step {}
}
