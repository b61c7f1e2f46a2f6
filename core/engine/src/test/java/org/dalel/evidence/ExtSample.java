package org.dalel.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.Samples;

/** Small ext4 images made with the tools of the system. */
final class ExtSample {
  private final Path folder;
  private final int blockSize;
  final Path image;

  private ExtSample(Path folder, int blockSize) {
    this.folder = folder;
    this.blockSize = blockSize;
    this.image = folder.resolve("ext.img");
  }

  static ExtSample make(Path folder, int blockSize, int megabytes, String... options)
      throws IOException {
    Samples.needs("mkfs.ext4");
    Samples.needs("debugfs");
    ExtSample sample = new ExtSample(folder, blockSize);
    Samples.run(folder, "truncate", "-s", megabytes + "M", sample.image.toString());
    List<String> command = new ArrayList<>(List.of("mkfs.ext4", "-q", "-F", "-b", "" + blockSize));
    command.addAll(List.of(options));
    command.add(sample.image.toString());
    Samples.run(folder, command);
    return sample;
  }

  /** A file of single blocks with holes of one block between them. */
  Path holes(int extents) throws IOException {
    Path source = folder.resolve("source" + extents);
    byte[] block = new byte[blockSize];
    Random random = new Random(extents);
    try (RandomAccessFile out = new RandomAccessFile(source.toFile(), "rw")) {
      for (int i = 0; i < extents; i++) {
        random.nextBytes(block);
        out.seek(2L * i * blockSize);
        out.write(block);
      }
    }
    return source;
  }

  ExtSample write(Path source, String name) throws IOException {
    return debugfs("write " + source + " " + name);
  }

  ExtSample debugfs(String command) throws IOException {
    Samples.run(folder, "debugfs", "-w", "-R", command, image.toString());
    return this;
  }

  String ask(String command) throws IOException {
    return Samples.run(folder, "debugfs", "-R", command, image.toString());
  }

  long inode(String name) throws IOException {
    return Long.parseLong(ask("stat " + name).replaceAll("(?s).*?Inode: (\\d+).*", "$1"));
  }

  /** What debugfs reads. */
  byte[] dump(String name) throws IOException {
    Path out = folder.resolve("dump");
    ask("dump " + name + " " + out);
    return Files.readAllBytes(out);
  }

  FileSystemRecord record() {
    return new FileSystemRecord(1, 1, 0, -1, "ext4", blockSize, false);
  }

  static byte[] content(EvidenceImage image, FileSystemRecord fs, Ext4Extents.Mapping mapping)
      throws IOException {
    byte[] bytes = new byte[Math.toIntExact(mapping.size())];
    ItemContent content =
        new RunListContent(
            image, fs.start(), fs.blockSize(), mapping.runs(), mapping.size(), mapping.size());
    int done = 0;
    while (done < bytes.length) {
      int got = content.read(done, bytes, done, bytes.length - done);
      if (got < 0) {
        throw new IOException("ended at " + done);
      }
      done += got;
    }
    return bytes;
  }
}
