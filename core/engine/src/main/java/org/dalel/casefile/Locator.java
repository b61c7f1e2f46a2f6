package org.dalel.casefile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where an item stands on the evidence; the name by which exports, tags and people call it.
 *
 * <pre>
 *   disk.E01/@1048576/Users/aida/mail.mbox#5123-2!/14/photo.jpg
 *   └ label  └ offset └ path               └ address-sequence  └ embedded name
 *   disk.dd/@20480:Data/private/x:stream#77~2!/a.zip!/b.txt~2
 *                  └ volume of a pool  └ stream └ second twin   └ second child of that name
 * </pre>
 *
 * <p>The printed form is injective and parses back to itself; {@link LocatorText} has its grammar.
 * It depends on the evidence alone, never on row ids, so that it is the same in every run.
 *
 * @param evidence label of the evidence, not empty
 * @param volumeOffset first byte of the file system on the evidence; 0 for logical evidence
 * @param poolVolume name of the volume within a pool (APFS)
 * @param path from the root of the file system, beginning with {@code /}; undecodable bytes as
 *     {@code \xNN}
 * @param stream name of the alternate stream
 * @param metaAddr metadata address (inode, MFT entry)
 * @param metaSeq sequence number of the metadata address
 * @param ordinal 1 for the first of several entries that agree in all of the above, in the total
 *     order of exports, 2 for the second ...
 * @param embedded the way down through containers; empty for what stands on the file system itself
 */
public record Locator(
    String evidence,
    long volumeOffset,
    Optional<String> poolVolume,
    String path,
    Optional<String> stream,
    OptionalLong metaAddr,
    OptionalLong metaSeq,
    int ordinal,
    List<Embedded> embedded) {

  /**
   * One step into a container.
   *
   * @param name name of the embedded document as its parent gives it; may be empty or hold {@code
   *     /}
   * @param ordinal 1 for the first child of that name in the parent, 2 for the second ...
   */
  public record Embedded(String name, int ordinal) {
    /** Checks the ordinal. */
    public Embedded {
      Objects.requireNonNull(name, "name");
      if (ordinal < 1) {
        throw new IllegalArgumentException("expected an ordinal from 1, found " + ordinal);
      }
    }
  }

  /** Checks what the printed form relies on. */
  public Locator {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("expected an evidence label, found an empty one");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("expected a path that begins with '/', found: " + path);
    }
    if (volumeOffset < 0 || ordinal < 1) {
      throw new IllegalArgumentException(
          "expected an offset from 0 and an ordinal from 1, found "
              + volumeOffset
              + ", "
              + ordinal);
    }
    if (metaSeq.isPresent() && metaAddr.isEmpty()) {
      throw new IllegalArgumentException("expected a metadata address before its sequence number");
    }
    embedded = List.copyOf(embedded);
  }

  /** The locator of a child of this item. */
  public Locator child(Embedded step) {
    List<Embedded> steps = new java.util.ArrayList<>(embedded);
    steps.add(step);
    return new Locator(
        evidence, volumeOffset, poolVolume, path, stream, metaAddr, metaSeq, ordinal, steps);
  }

  /** The locator of the entry on the file system that holds this item; itself when not embedded. */
  public Locator outermost() {
    return embedded.isEmpty()
        ? this
        : new Locator(
            evidence,
            volumeOffset,
            poolVolume,
            path,
            stream,
            metaAddr,
            metaSeq,
            ordinal,
            List.of());
  }

  /**
   * Reads a printed locator.
   *
   * @throws IllegalArgumentException when the text is none; the message says where and why
   */
  public static Locator parse(String text) {
    return LocatorText.parse(text);
  }

  /** The printed form. */
  @Override
  public String toString() {
    return LocatorText.print(this);
  }
}
