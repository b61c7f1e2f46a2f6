package org.dalel.formats.chromium;

import java.io.IOException;
import org.dalel.formats.RecordSink;

/** Takes what a Local Storage holds: items as records, and the times of use beside them. */
public interface LocalStorageSink extends RecordSink<StorageItem> {
  /** When a page's storage was written or used. */
  void use(StorageUse use) throws IOException;
}
