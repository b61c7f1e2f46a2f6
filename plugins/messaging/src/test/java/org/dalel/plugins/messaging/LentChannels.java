package org.dalel.plugins.messaging;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;

/** An extractor whose file can be opened so often only, and which tells the channels left open. */
public final class LentChannels implements ArtifactExtractor {
  private final ArtifactExtractor extractor;
  private final int most;
  private final List<SeekableByteChannel> lent = new ArrayList<>();
  private long leftOpen = -1;

  /**
   * @param most how often the file can be opened
   */
  public LentChannels(ArtifactExtractor extractor, int most) {
    this.extractor = extractor;
    this.most = most;
  }

  /** How many channels the extractor left open. */
  public long leftOpen() {
    return leftOpen;
  }

  /** How many it opened. */
  public int opened() {
    return lent.size();
  }

  @Override
  public ExtractorDescription description() {
    return extractor.description();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    extractor.extract(new Counted(file), context, sink);
    leftOpen = lent.stream().filter(SeekableByteChannel::isOpen).count();
  }

  private final class Counted implements EvidenceFile {
    private final EvidenceFile file;

    Counted(EvidenceFile file) {
      this.file = file;
    }

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public String path() {
      return file.path();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public String mediaType() {
      return file.mediaType();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      if (lent.size() >= most) {
        throw new IOException("evidence: expected to read it, found the disk gone");
      }
      lent.add(file.open());
      return lent.get(lent.size() - 1);
    }

    @Override
    public Optional<CharSequence> text() {
      return file.text();
    }
  }
}
