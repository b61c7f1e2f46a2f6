package org.dalel.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code custody.log}: one entry a line, canonical JSON, each line forced to disk.
 *
 * @param file the file
 */
record CustodyLog(Path file) {
  /**
   * The lines of the file.
   *
   * @param complete lines that end with a line feed, without it
   * @param torn bytes behind the last line feed: a line that was cut off while it was written
   * @param end offset behind the last complete line
   */
  record Lines(List<String> complete, String torn, long end) {}

  Lines read() throws IOException {
    if (!Files.exists(file)) {
      return new Lines(List.of(), "", 0);
    }
    byte[] bytes = Files.readAllBytes(file);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    String torn = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    return new Lines(lines, torn, start);
  }

  /** Writes lines at an offset, where the file ends afterwards, and forces them to disk. */
  void write(long offset, List<String> lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(offset);
      ByteBuffer bytes =
          StandardCharsets.UTF_8.encode(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
    }
  }
}
