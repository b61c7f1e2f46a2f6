package org.dalel.plugins.messaging.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code Manifest.mbdb}, as a program of Apple would write it. */
final class TestRecords {
  static final long TIME = 1_400_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  static TestRecords begin() throws IOException {
    TestRecords all = new TestRecords();
    all.out.writeBytes("mbdb");
    all.out.writeShort(0x500);
    return all;
  }

  TestRecords record(String domain, String path, int mode, long size) throws IOException {
    return record(domain, path, null, mode, size);
  }

  TestRecords link(String domain, String path, String target) throws IOException {
    return record(domain, path, target, 0120755, 0);
  }

  private TestRecords record(String domain, String path, String target, int mode, long size)
      throws IOException {
    text(domain);
    text(path);
    text(target);
    text(null);
    text(null);
    out.writeShort(mode);
    out.writeLong(77);
    out.writeInt(501);
    out.writeInt(502);
    for (int i = 0; i < 3; i++) {
      out.writeInt((int) TIME);
    }
    out.writeLong(size);
    out.writeByte(4);
    out.writeByte(1);
    text("com.apple.example");
    text("value");
    return this;
  }

  private void text(String text) throws IOException {
    if (text == null) {
      out.writeShort(0xffff);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
