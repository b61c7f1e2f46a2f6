package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.evidence.image.PositionalFile;

/**
 * Walks the section descriptors of one segment file.
 *
 * <p>Behind a descriptor that is damaged beyond use, the next whole one is searched for byte by
 * byte: its type and checksum make a chance hit all but impossible. Offsets only grow, so the walk
 * ends.
 */
final class SectionChain {

  private static final Set<String> TYPES =
      Set.of(
          "header",
          "header2",
          "xheader",
          "volume",
          "disk",
          "data",
          "sectors",
          "table",
          "table2",
          "next",
          "done",
          "hash",
          "xhash",
          "digest",
          "error",
          "error2",
          "session",
          "ltree",
          "ltypes",
          "incomplete");

  /** Type of the stand-in for a stretch of the file whose sections are lost. */
  static final String LOST = "(lost)";

  private static final int WINDOW = 1 << 20;

  private final PositionalFile file;
  private final long fileSize;
  private final List<String> remarks;
  private final List<EwfSection> sections = new ArrayList<>();

  private SectionChain(PositionalFile file, long fileSize, List<String> remarks) {
    this.file = file;
    this.fileSize = fileSize;
    this.remarks = remarks;
  }

  /** The sections of a file in order; damage is described in {@code remarks}. */
  static List<EwfSection> read(PositionalFile file, List<String> remarks) throws IOException {
    SectionChain chain = new SectionChain(file, file.size(), remarks);
    chain.walk();
    return List.copyOf(chain.sections);
  }

  private void walk() throws IOException {
    Optional<EwfSection> section = usableAt(EwfSegments.FILE_HEADER);
    while (section.isPresent()) {
      EwfSection current = section.get();
      sections.add(current);
      if (current.isLast()) {
        return;
      }
      long next = current.end(fileSize);
      section = next >= fileSize ? Optional.empty() : usableAt(next);
    }
    remarks.add(
        String.format(
            "%s: expected a last section \"next\" or \"done\", found the end of the file at 0x%x:"
                + " the segment is incomplete; what is there is read",
            file.path().getFileName(), fileSize));
  }

  /** The descriptor at an offset, or the next whole one behind it. */
  private Optional<EwfSection> usableAt(long offset) throws IOException {
    EwfSection section = EwfSection.read(file, offset);
    if (section.intact()) {
      return Optional.of(section);
    }
    boolean leadsOn =
        TYPES.contains(section.type())
            && section.next() > offset
            && EwfSection.read(file, section.next()).intact();
    Optional<EwfSection> usable = leadsOn ? Optional.of(section) : search(offset + 1);
    if (!leadsOn) {
      long end = usable.map(EwfSection::offset).orElse(fileSize);
      sections.add(new EwfSection(LOST, offset, end, end - offset, false));
    }
    remarks.add(
        String.format(
            "%s: expected a section descriptor with a valid checksum at 0x%x, found a damaged one;"
                + " %s",
            file.path().getFileName(),
            offset,
            leadsOn
                ? "it leads to a whole one and is used"
                : usable
                    .map(found -> String.format("reading goes on at 0x%x", found.offset()))
                    .orElse("there is no whole one behind it")));
    return usable;
  }

  private Optional<EwfSection> search(long from) throws IOException {
    for (long base = from; base < fileSize; base += WINDOW) {
      ByteBuffer window = file.read(base, WINDOW + EwfSection.DESCRIPTOR);
      for (int i = 0; i < WINDOW && i + EwfSection.DESCRIPTOR <= window.remaining(); i++) {
        if (startsLikeAType(window, i)) {
          EwfSection section = EwfSection.read(file, base + i);
          if (section.intact() && TYPES.contains(section.type())) {
            return Optional.of(section);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A lower-case word that ends in a zero, and 40 bytes of padding that nobody uses but zero. */
  private static boolean startsLikeAType(ByteBuffer window, int at) {
    byte first = window.get(at);
    return first >= 'd'
        && first <= 'x'
        && window.get(at + 15) == 0
        && window.get(at + 1) >= 'a'
        && window.get(at + 1) <= 't'
        && window.get(at + 2) >= 'a'
        && window.get(at + 2) <= 'x';
  }
}
