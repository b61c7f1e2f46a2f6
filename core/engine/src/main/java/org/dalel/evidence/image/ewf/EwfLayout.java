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
    private final Path path;
    private final List<PositionalFile> files;
    private final List<String> remarks = new ArrayList<>();
    private final EwfMetadata metadata = new EwfMetadata(remarks);
    private final List<EwfTable> tables = new ArrayList<>();

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
      return new EwfLayout(
          List.copyOf(files), volume, List.copyOf(tables), metadata.build(volume.sectors()));
    }

    /** Reads the sections of a segment; whether another one follows. */
    private boolean takeSegment(PositionalFile file, boolean nextExists) throws IOException {
      long fileSize = file.size();
      List<EwfSection> sections = SectionChain.read(file, remarks);
      for (EwfSection section : sections) {
        metadata.take(file, section, fileSize);
      }
      takeTables(file, fileSize, sections);
      String last = sections.isEmpty() ? "" : sections.get(sections.size() - 1).type();
      return last.equals("next") || !last.equals("done") && nextExists;
    }

    private void takeTables(PositionalFile file, long fileSize, List<EwfSection> sections)
        throws IOException {
      TableReader reader = new TableReader(file, files.size() - 1, fileSize, remarks);
      Optional<EwfSection> table = Optional.empty();
      for (EwfSection section : sections) {
        switch (section.type()) {
          case "table" -> {
            reader.read(table, Optional.empty()).ifPresent(tables::add);
            table = Optional.of(section);
          }
          case "table2" -> {
            reader.read(table, Optional.of(section)).ifPresent(tables::add);
            table = Optional.empty();
          }
          default -> {
            reader.read(table, Optional.empty()).ifPresent(tables::add);
            table = Optional.empty();
          }
        }
      }
      reader.read(table, Optional.empty()).ifPresent(tables::add);
    }
  }
}
