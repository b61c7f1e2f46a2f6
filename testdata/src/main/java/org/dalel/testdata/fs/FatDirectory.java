package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dalel.testdata.model.Times;

/** Directory entries of FAT with long names. Local times are written as if the zone were UTC. */
final class FatDirectory {

  private static final int ENTRY = 32;
  private static final int FOLDER = 0x10;
  private static final int ARCHIVE = 0x20;
  private static final String PLAIN =
      "[A-Z0-9_$~!#%&'()@^{}-]{1,8}(\\.[A-Z0-9_$~!#%&'()@^{}-]{1,3})?";

  private FatDirectory() {}

  /** Whether a name needs no long form. */
  static boolean isShort(String name) {
    return name.matches(PLAIN);
  }

  /** Bytes of a folder. The root has no dot entries but may have a label. */
  static byte[] bytes(Inode folder, boolean root, long parentCluster, String label) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (root && !label.isEmpty()) {
      out.writeBytes(entry(padded(label, 11), 0x08, folder.times, 0, 0));
    }
    if (!root) {
      out.writeBytes(entry(padded(".", 11), FOLDER, folder.times, folder.address, 0));
      out.writeBytes(entry(padded("..", 11), FOLDER, folder.times, parentCluster, 0));
    }
    Set<String> taken = new HashSet<>();
    for (Entry each : folder.entries) {
      out.writeBytes(named(each, taken));
    }
    return out.toByteArray();
  }

  private static byte[] named(Entry each, Set<String> taken) {
    byte[] alias = alias(each.name, taken);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!isShort(each.name)) {
      out.writeBytes(longName(each.name, checksum(alias)));
    }
    Inode inode = each.inode;
    long cluster = inode.folder() ? inode.address : first(inode.main());
    int attributes = inode.folder() ? FOLDER : ARCHIVE;
    out.writeBytes(entry(alias, attributes, inode.times, cluster, inode.size()));
    byte[] all = out.toByteArray();
    if (each.deleted) {
      for (int i = 0; i < all.length; i += ENTRY) {
        all[i] = (byte) 0xE5;
      }
    }
    return all;
  }

  static long first(Fork fork) {
    return fork.clusters.length == 0 ? 0 : fork.clusters[0];
  }

  private static byte[] entry(byte[] name, int attributes, Times times, long cluster, long size) {
    ByteBuffer out = Bytes.little(ENTRY);
    out.put(name).put((byte) attributes).put((byte) 0);
    Instant created = times.created();
    int odd = (int) (created.getEpochSecond() & 1);
    out.put((byte) (odd * 100 + created.getNano() / 10_000_000));
    out.putShort(time(created)).putShort(date(created)).putShort(date(times.accessed()));
    out.putShort((short) (cluster >>> 16));
    out.putShort(time(times.modified())).putShort(date(times.modified()));
    out.putShort((short) cluster).putInt((int) size);
    return out.array();
  }

  private static byte[] longName(String name, byte checksum) {
    byte[] text = Bytes.utf16(name);
    int count = Bytes.ceil(text.length, 26);
    ByteBuffer out = Bytes.little(count * ENTRY);
    for (int part = count; part >= 1; part--) {
      byte[] slot = new byte[26];
      for (int i = 0; i < 26; i += 2) {
        int at = (part - 1) * 26 + i;
        boolean inside = at < text.length;
        boolean end = at == text.length;
        slot[i] = inside ? text[at] : end ? 0 : (byte) 0xFF;
        slot[i + 1] = inside ? text[at + 1] : end ? 0 : (byte) 0xFF;
      }
      out.put((byte) (part == count ? part | 0x40 : part)).put(slot, 0, 10);
      out.put((byte) 0x0F).put((byte) 0).put(checksum);
      out.put(slot, 10, 12).putShort((short) 0).put(slot, 22, 4);
    }
    return out.array();
  }

  private static byte checksum(byte[] alias) {
    int sum = 0;
    for (byte each : alias) {
      sum = ((sum & 1) << 7) + (sum >>> 1) + (each & 0xFF) & 0xFF;
    }
    return (byte) sum;
  }

  private static byte[] alias(String name, Set<String> taken) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? cleaned(name.substring(dot + 1), 3) : "";
    String exact = isShort(name) ? stem : "";
    for (int number = 1; ; number++) {
      String tail = "~" + number;
      String base = exact.isEmpty() ? cleaned(stem, 8 - tail.length()) + tail : exact;
      if (taken.add(base + "." + extension) || !exact.isEmpty()) {
        byte[] out = padded(base, 11);
        System.arraycopy(padded(extension, 3), 0, out, 8, 3);
        return out;
      }
    }
  }

  private static String cleaned(String text, int length) {
    String upper =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[ .]", "")
            .replaceAll("[^A-Z0-9$~!#%&'()@^{}-]", "_");
    return upper.substring(0, Math.min(length, upper.length()));
  }

  private static byte[] padded(String text, int length) {
    StringBuilder out = new StringBuilder(text);
    while (out.length() < length) {
      out.append(' ');
    }
    return out.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  private static short date(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return (short) ((at.getYear() - 1980) << 9 | at.getMonthValue() << 5 | at.getDayOfMonth());
  }

  private static short time(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return (short) (at.getHour() << 11 | at.getMinute() << 5 | at.getSecond() / 2);
  }
}
