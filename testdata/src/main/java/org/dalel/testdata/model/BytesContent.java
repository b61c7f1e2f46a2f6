package org.dalel.testdata.model;

import java.io.IOException;
import java.io.OutputStream;

/** Content that stands in memory. */
final class BytesContent implements Content {

  private final byte[] bytes;

  BytesContent(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
