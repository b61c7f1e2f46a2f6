package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.PositionalFile;

/**
 * What the sections of all segments say, once, when the image is opened.
 *
 * @param files segments in order, open
 * @param volume the media
 * @param tables tables of chunk offsets in the order of the media
 * @param acquisition metadata with the remarks on damage
 */
record EwfLayout(
    List<PositionalFile> files,
    VolumeSection volume,
    List<EwfTable> tables,
    AcquisitionInfo acquisition) {

  /** Opens all segments beside {@code path} and reads their sections. */
  static EwfLayout read(Path path) throws IOException {
    List<PositionalFile> files = new ArrayList<>();
    try {
      return new Builder(path, files).build();
    } catch (IOException | RuntimeException e) {
      for (PositionalFile file : files) {
        file.close();
      }
      throw e;
    }
  }

  private static final class Builder {
    private static final int MOST_LOST = 1 << 30;

    private final Path path;
    private final List<PositionalFile> files;
    private final List<String> remarks = new ArrayList<>();
    private final EwfMetadata metadata = new EwfMetadata(remarks);
    private final List<List<EwfSection>> sectionsOfFiles = new ArrayList<>();
    private final List<Optional<EwfTable>> pieces = new ArrayList<>();

    Builder(Path path, List<PositionalFile> files) {
      this.path = path;
      this.files = files;
    }

    EwfLayout build() throws IOException {
      EwfSegments segments = EwfSegments.beside(path);
      int number = 1;
      boolean more = true;
      while (more) {
        PositionalFile file = segments.open(number++);
        files.add(file);
        more = takeSegment(file, segments.exists(number));
      }
      for (Path surplus : segments.surplus(number)) {
        remarks.add(surplus + ": the image ends before this segment; it is ignored");
      }
      VolumeSection volume =
          metadata
              .volume()
              .orElseThrow(
                  () ->
                      new IOException(
                          path
                              + ": expected a section \"volume\", \"disk\" or \"data\" that describes"
                              + " the media, found none; the image is not opened"));
      gatherTables((int) volume.chunkSize());
      return new EwfLayout(
          List.copyOf(files), volume, placed(volume), metadata.build(volume.sectors()));
    }

    /** Reads the sections of a segment; whether another one follows. */
    private boolean takeSegment(PositionalFile file, boolean nextExists) throws IOException {
      long fileSize = file.size();
      List<EwfSection> sections = SectionChain.read(file, remarks);
      for (EwfSection section : sections) {
        metadata.take(file, section, fileSize);
      }
      sectionsOfFiles.add(sections);
      String last = sections.isEmpty() ? "" : sections.get(sections.size() - 1).type();
      return last.equals("next") || !last.equals("done") && nextExists;
    }

    /** Only now the size of a chunk is known for sure: another segment may have told it. */
    private void gatherTables(int chunkSize) throws IOException {
      for (int i = 0; i < files.size(); i++) {
        List<EwfSection> sections = sectionsOfFiles.get(i);
        pieces.addAll(SegmentTables.gather(files.get(i), i, sections, chunkSize, remarks));
        if (sections.isEmpty() || !sections.get(sections.size() - 1).isLast()) {
          pieces.add(Optional.empty());
        }
      }
    }

    /**
     * Puts the chunks that no table knows where they must be: between what stands before the first
     * place where a table may be lost and what stands behind the last.
     */
    private List<EwfTable> placed(VolumeSection volume) {
      long expected = (volume.sectors() + volume.sectorsPerChunk() - 1) / volume.sectorsPerChunk();
      long known = pieces.stream().flatMap(Optional::stream).mapToLong(EwfTable::count).sum();
      int first = pieces.indexOf(Optional.<EwfTable>empty());
      if (known >= expected || first < 0) {
        return pieces.stream().flatMap(Optional::stream).toList();
      }
      int last = pieces.lastIndexOf(Optional.<EwfTable>empty());
      List<EwfTable> front = pieces.subList(0, first).stream().flatMap(Optional::stream).toList();
      List<EwfTable> back =
          pieces.subList(last, pieces.size()).stream().flatMap(Optional::stream).toList();
      long placed =
          front.stream().mapToLong(EwfTable::count).sum()
              + back.stream().mapToLong(EwfTable::count).sum();
      List<EwfTable> tables = new ArrayList<>(front);
      for (long missing = expected - placed; missing > 0; missing -= MOST_LOST) {
        tables.add(EwfTable.lost((int) Math.min(missing, MOST_LOST)));
      }
      tables.addAll(back);
      return tables;
    }
  }
}
