package org.dalel.tsk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An open file. Its attributes are closed with it. */
public final class TskFile implements AutoCloseable {
  private final Handle handle;

  TskFile(Handle handle) {
    this.handle = handle;
  }

  /** The metadata with attributes and run lists. */
  public TskMetadata metadata() throws TskException {
    return new TskMetadata(handle.use(file -> Native.fileRecord(file, 0)));
  }

  /** Owner's security identifier (NTFS). */
  public Optional<String> ownerSid() throws TskException {
    return Optional.ofNullable(handle.use(Native::fileOwnerSid))
        .map(sid -> new String(sid, StandardCharsets.US_ASCII));
  }

  /** The attribute of a type and id. */
  public TskAttribute attribute(int type, int id) throws TskException {
    return opened(type, id);
  }

  /** The first attribute of a type. */
  public TskAttribute attribute(int type) throws TskException {
    return opened(type, -1);
  }

  /** The attribute that holds the file's content, chosen by libtsk. */
  public TskAttribute content() throws TskException {
    return opened(-1, -1);
  }

  private TskAttribute opened(int type, int id) throws TskException {
    // The attribute is part of the file's memory: there is nothing to close but the handle.
    return new TskAttribute(
        handle.open(
            type < 0 ? "content" : "attribute " + type + "-" + id,
            file -> Native.attributeOf(file, type, id),
            attribute -> {}));
  }

  @Override
  public void close() {
    handle.close();
  }
}
