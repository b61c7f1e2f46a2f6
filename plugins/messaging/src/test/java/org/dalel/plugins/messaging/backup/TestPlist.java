package org.dalel.plugins.messaging.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Binary property lists of backups, as a program of Apple would write them. */
final class TestPlist {
  private final List<byte[]> objects = new ArrayList<>();

  /** {@code Manifest.plist} of an encrypted backup. */
  static byte[] manifest(byte[] bag, byte[] key) throws IOException {
    TestPlist list = new TestPlist();
    int top = list.reserve();
    list.set(
        top,
        list.map(
            List.of("IsEncrypted", "BackupKeyBag", "ManifestKey"),
            List.of(list.add(new byte[] {9}), list.data(bag), list.data(key))));
    return list.file();
  }

  /** The archived description of a file. */
  static byte[] file(long size, byte[] key) throws IOException {
    TestPlist list = new TestPlist();
    int top = list.reserve();
    int holder = list.added(List.of("NS.data"), List.of(list.data(key)));
    int root =
        list.added(List.of("Size", "EncryptionKey"), List.of(list.number(size), list.uid(2)));
    int objectsOf = list.array(List.of(list.text("$null"), root, holder));
    int topOf = list.added(List.of("root"), List.of(list.uid(1)));
    list.set(top, list.map(List.of("$objects", "$top"), List.of(objectsOf, topOf)));
    return list.file();
  }

  private int reserve() {
    return add(new byte[0]);
  }

  private void set(int at, byte[] object) {
    objects.set(at, object);
  }

  private int add(byte[] object) {
    objects.add(object);
    return objects.size() - 1;
  }

  private int text(String text) {
    return add(sized(5, text.length(), text.getBytes(StandardCharsets.US_ASCII)));
  }

  private int data(byte[] bytes) {
    return add(sized(4, bytes.length, bytes));
  }

  private int uid(int number) {
    return add(new byte[] {(byte) 0x80, (byte) number});
  }

  private int number(long value) {
    return add(java.nio.ByteBuffer.allocate(9).put((byte) 0x13).putLong(value).array());
  }

  private int array(List<Integer> items) {
    byte[] references = new byte[items.size()];
    for (int i = 0; i < references.length; i++) {
      references[i] = items.get(i).byteValue();
    }
    return add(sized(0xa, references.length, references));
  }

  private int added(List<String> keys, List<Integer> values) {
    return add(map(keys, values));
  }

  private byte[] map(List<String> keys, List<Integer> values) {
    byte[] references = new byte[keys.size() * 2];
    for (int i = 0; i < keys.size(); i++) {
      references[i] = (byte) text(keys.get(i));
      references[keys.size() + i] = values.get(i).byteValue();
    }
    return sized(0xd, keys.size(), references);
  }

  private static byte[] sized(int kind, int length, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (length < 15) {
      out.write(kind << 4 | length);
    } else {
      out.write(kind << 4 | 0xf);
      out.write(0x11);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private byte[] file() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("bplist00");
    List<Integer> offsets = new ArrayList<>();
    for (byte[] object : objects) {
      offsets.add(out.size());
      out.write(object);
    }
    int table = out.size();
    for (int offset : offsets) {
      out.writeShort(offset);
    }
    out.write(new byte[] {0, 0, 0, 0, 0, 0, 2, 1});
    out.writeLong(objects.size());
    out.writeLong(0);
    out.writeLong(table);
    return bytes.toByteArray();
  }
}
