package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.export.ContentOpener;
import org.dalel.ingest.CaseContent;
import org.dalel.ingest.MediaDigests;

/** Reaches the evidence of a case again, to read items or the whole media. */
interface EvidenceAccess {
  /** Opens the contents of items. */
  ContentOpener contents(CaseReader reader) throws IOException;

  /**
   * Reads the whole media of one piece of evidence.
   *
   * @param progress told the bytes read so far
   * @return digests in lower-case hex by name (MD5, SHA-256, and SHA-1 when the acquisition stored
   *     one)
   * @throws IOException when the evidence is not there or cannot be read
   */
  Map<String, String> mediaDigests(CaseInfo.Evidence evidence, Progress progress)
      throws IOException;

  /** Told how far reading is. */
  @FunctionalInterface
  interface Progress {
    /** Bytes read so far. */
    void read(long bytes);
  }

  /** The program's own access. */
  static EvidenceAccess standard() {
    return new EvidenceAccess() {
      @Override
      public ContentOpener contents(CaseReader reader) throws IOException {
        return new CaseContent(
            reader.folder(), Places.pluginFolders(List.of()), Places.pluginCache());
      }

      @Override
      public Map<String, String> mediaDigests(CaseInfo.Evidence evidence, Progress progress)
          throws IOException {
        boolean withSha1 = evidence.storedDigests().contains("\"SHA-1\"");
        return MediaDigests.of(Path.of(evidence.source()), withSha1, progress::read);
      }
    };
  }
}
