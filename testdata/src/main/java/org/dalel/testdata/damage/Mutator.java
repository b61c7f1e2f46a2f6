package org.dalel.testdata.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.model.Seed;

/**
 * Makes mutated copies of an image for fuzz campaigns. Copy number {@code n} depends on the seed
 * and {@code n} alone, so a failing one can be made again by itself. A mutant is the image with few
 * places changed: {@link #around} undoes them, so that thousands need one copy of the image only.
 *
 * <p>Three of four changes fall into sectors that are not empty; a change is a flipped bit, a
 * zeroed sector, a sector copied over another, or a random 32-bit number at a multiple of four.
 */
public final class Mutator {

  private static final int SECTOR = 512;
  private static final int MOST_CHANGES = 8;
  private static final int[] EVIL = {0, -1, 1, 0x7FFFFFFF, 0x80000000, 0xFFFF, 0x10000, 0xFFFFFF00};

  private final Path image;
  private final long seed;
  private final long size;
  private final List<Long> busy = new ArrayList<>();

  /** Reads the image once, to know which sectors hold something. */
  public Mutator(Path image, long seed) throws IOException {
    this.image = image;
    this.seed = seed;
    this.size = Files.size(image);
    findBusy();
  }

  /** One change of the image: bytes at an offset. */
  public record Change(String kind, long at, byte[] bytes) {}

  /** What can be done with a mutant while it exists. */
  public interface Use {
    /** Called with the mutated file. */
    void with(Path mutant, int number, List<Change> changes) throws IOException;
  }

  /** The changes of mutant number {@code n}. */
  public List<Change> changes(int number) throws IOException {
    Seed source = new Seed(Seed.derive(seed, "mutant " + number));
    List<Change> out = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
      int count = 1 + source.below(MOST_CHANGES);
      for (int i = 0; i < count; i++) {
        out.add(change(channel, source));
      }
    }
    return out;
  }

  /** Writes mutant number {@code n} as a file of its own. */
  public Path write(int number, Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = image.getFileName().toString();
    Path out = folder.resolve(String.format("mutant-%05d-%s", number, name));
    Files.copy(image, out, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(out, StandardOpenOption.WRITE)) {
      apply(channel, changes(number));
    }
    return out;
  }

  /** Shows mutants 0 to {@code count - 1} one after the other in one scratch copy. */
  public void around(int count, Path scratch, Use use) throws IOException {
    Files.copy(image, scratch, StandardCopyOption.REPLACE_EXISTING);
    for (int number = 0; number < count; number++) {
      List<Change> changes = changes(number);
      try (FileChannel channel = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
        apply(channel, changes);
      }
      use.with(scratch, number, changes);
      try (FileChannel source = FileChannel.open(image, StandardOpenOption.READ);
          FileChannel channel = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
        for (Change change : changes) {
          channel.write(read(source, change.at(), change.bytes().length), change.at());
        }
      }
    }
  }

  private static void apply(FileChannel channel, List<Change> changes) throws IOException {
    for (Change change : changes) {
      channel.write(ByteBuffer.wrap(change.bytes()), change.at());
    }
  }

  private Change change(FileChannel channel, Seed source) throws IOException {
    long sector = source.below(4) == 0 ? source.below(size / SECTOR) : pick(source);
    long start = sector * SECTOR;
    switch (source.below(4)) {
      case 0:
        long at = start + source.below(SECTOR);
        byte old = read(channel, at, 1).get(0);
        return new Change("flip", at, new byte[] {(byte) (old ^ 1 << source.below(8))});
      case 1:
        return new Change("zero", start, new byte[SECTOR]);
      case 2:
        return new Change("copy", start, read(channel, pick(source) * SECTOR, SECTOR).array());
      default:
        int value = source.below(2) == 0 ? EVIL[source.below(EVIL.length)] : (int) source.next();
        byte[] bytes = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
        return new Change("number", start + 4L * source.below(SECTOR / 4), bytes);
    }
  }

  private long pick(Seed source) {
    return busy.get(source.below(busy.size()));
  }

  private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(count);
    int got = 0;
    while (out.hasRemaining() && got >= 0) {
      got = channel.read(out, at + out.position());
    }
    return out.rewind();
  }

  private void findBusy() throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(image)) {
      long sector = 0;
      for (int got = in.readNBytes(buffer, 0, buffer.length);
          got > 0;
          got = in.readNBytes(buffer, 0, buffer.length)) {
        for (int at = 0; at + SECTOR <= got; at += SECTOR, sector++) {
          if (busy(buffer, at)) {
            busy.add(sector);
          }
        }
      }
    }
    if (busy.isEmpty()) {
      busy.add(0L);
    }
  }

  private static boolean busy(byte[] buffer, int at) {
    for (int i = at; i < at + SECTOR; i++) {
      if (buffer[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
