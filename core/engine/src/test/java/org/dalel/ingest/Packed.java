package org.dalel.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dalel.ingest.traps.Crate;

/** Archives for tests, from names and contents in their order. */
final class Packed {
  private static final long TIME = 1_700_000_000_000L;

  private Packed() {}

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, byte[]> files(Object... namesAndContents) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      Object content = namesAndContents[i + 1];
      files.put(
          (String) namesAndContents[i],
          content instanceof String text ? text(text) : (byte[]) content);
    }
    return files;
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(TIME);
        entry.setIds(1000, 1001);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] sevenZip(Map<String, byte[]> files) {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile archive = new SevenZOutputFile(channel)) {
      return sevenZip(archive, channel, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contents are encrypted, the names are not. */
  static byte[] sevenZip(Map<String, byte[]> files, String password) {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile archive = new SevenZOutputFile(channel, password.toCharArray())) {
      return sevenZip(archive, channel, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sevenZip(
      SevenZOutputFile archive, SeekableInMemoryByteChannel channel, Map<String, byte[]> files)
      throws IOException {
    for (var file : files.entrySet()) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(file.getKey());
      archive.putArchiveEntry(entry);
      archive.write(file.getValue());
      archive.closeArchiveEntry();
    }
    archive.finish();
    return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A container that only a plugin reads; see {@link Crate}. */
  static byte[] crate(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text(Crate.MAGIC));
    files.forEach(
        (name, content) -> {
          bytes.writeBytes(text(name + " " + content.length + "\n"));
          bytes.writeBytes(content);
        });
    return bytes.toByteArray();
  }
}
