package org.dalel.testdata.fs;

import java.time.Instant;
import java.util.Optional;
import org.dalel.testdata.model.Document;

/** Takes down what is on the evidence while it is written. */
public interface Ledger {

  /**
   * One name of a file, folder, link or stream.
   *
   * @param kind {@code file}, {@code dir} or {@code link}
   * @param address metadata address, where the file system has one that needs no tool to know
   * @param fate of deleted content
   */
  record Line(
      String path,
      String stream,
      Optional<Long> address,
      String kind,
      boolean deleted,
      Optional<Fate> fate,
      boolean fragmented,
      Optional<Document> document,
      Instant modified) {}

  /** Takes one line. */
  void line(Line line);

  /** Takes what could not be made, with the reason. */
  void skip(String what);

  /** Takes where the volume's main metadata structure (MFT, inode table, FAT) begins and ends. */
  void metadata(long from, long to);
}
