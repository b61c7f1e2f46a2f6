package org.dalel.plugins.archives;

import java.io.IOException;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.records.HashLine;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sevenzip.SevenZipFolder;
import org.dalel.formats.sevenzip.SevenZipHeader;
import org.pf4j.Extension;

/** Says of encrypted zip and 7z archives what hashcat needs to look for their passwords. */
@Extension
public final class LockedArchive implements ArtifactExtractor {
  private static final String ZIP = "application/zip";
  private static final int MODE_SEVEN_ZIP = 11600;
  private static final String SEVEN_ZIP = "application/x-7z-compressed";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("locked-archive", "1.0.0")
        .interest(Interest.mediaType(ZIP, SEVEN_ZIP))
        .emits(HashLine.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    try (ByteSource bytes = ByteSource.of(file.open())) {
      if (bytes.read(0, 2).length() == 2 && bytes.read(0, 2).u8(0) == '7') {
        sevenZip(bytes, sink);
      } else {
        zip(bytes, context, sink);
      }
    } catch (FormatException e) {
      // that an archive is damaged is for its reader to say, once
    }
  }

  private static void zip(ByteSource bytes, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    ZipDirectory directory = ZipDirectory.read(bytes, context::checkpoint);
    emit(sink, directory.smallest(LockedEntry::isAes), bytes);
    emit(sink, directory.smallest(entry -> !entry.isAes()), bytes);
  }

  private static void emit(ArtifactSink sink, Optional<LockedEntry> entry, ByteSource bytes)
      throws IOException {
    if (entry.isPresent()) {
      ZipLine line = ZipLine.of(entry.get(), bytes);
      sink.emit(
          Artifact.of(new HashLine(line.text(), "hashcat", line.mode()))
              .field("of", entry.get().name())
              .atByte(entry.get().header())
              .build());
    }
  }

  private static void sevenZip(ByteSource bytes, ArtifactSink sink) throws IOException {
    SevenZipHeader header = SevenZipHeader.read(bytes);
    for (SevenZipFolder folder : header.folders()) {
      Optional<String> line = SevenZipLine.of(folder, bytes);
      if (line.isPresent()) {
        sink.emit(
            Artifact.of(HashLine.hashcat(MODE_SEVEN_ZIP, line.get()))
                .field("of", header.encrypted() ? "header" : "contents")
                .atByte(folder.packOffset())
                .build());
        return; // one password opens all of it
      }
    }
  }
}
