package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.content.ContentSource;

/** A content as an extractor sees it. */
final class ContentFile implements EvidenceFile {
  private final ContentSource source;
  private final String type;
  private final Optional<CharSequence> text;

  ContentFile(ContentSource source, String type, Optional<CharSequence> text) {
    this.source = source;
    this.type = type;
    this.text = text;
  }

  /** Empty: the same content has many names. */
  @Override
  public String name() {
    return "";
  }

  @Override
  public String path() {
    return "";
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public String mediaType() {
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).trim();
  }

  @Override
  public SeekableByteChannel open() {
    return new Channel(source);
  }

  @Override
  public Optional<CharSequence> text() {
    return text;
  }

  /**
   * Reads a content source at any position: in memory directly, otherwise through a stream that is
   * reopened to go back.
   */
  private static final class Channel implements SeekableByteChannel {
    private final ContentSource source;
    private long position;
    private boolean open = true;
    private InputStream stream;
    private long streamAt;

    Channel(ContentSource source) {
      this.source = source;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (!open) {
        throw new ClosedChannelException();
      }
      if (position >= source.size()) {
        return -1;
      }
      int wanted = (int) Math.min(target.remaining(), source.size() - position);
      Optional<ContentSource.Slice> memory = source.memory();
      if (memory.isPresent()) {
        target.put(memory.get().array(), memory.get().offset() + (int) position, wanted);
        position += wanted;
        return wanted;
      }
      return readStream(target, wanted);
    }

    private int readStream(ByteBuffer target, int wanted) throws IOException {
      if (stream == null || streamAt > position) {
        if (stream != null) {
          stream.close();
        }
        stream = source.open();
        streamAt = 0;
      }
      stream.skipNBytes(position - streamAt);
      byte[] bytes = stream.readNBytes(wanted);
      target.put(bytes);
      position += bytes.length;
      streamAt = position;
      return bytes.length == 0 ? -1 : bytes.length;
    }

    @Override
    public int write(ByteBuffer ignored) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      if (stream != null) {
        stream.close();
      }
    }
  }
}
