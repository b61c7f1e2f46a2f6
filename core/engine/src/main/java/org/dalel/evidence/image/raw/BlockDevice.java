package org.dalel.evidence.image.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.BadRangeLog;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.PositionalFile;

/**
 * A block device of Linux, opened for reading only.
 *
 * <p>It is refused when something may be writing to it. Java cannot ask for exclusive use ({@code
 * O_EXCL}), so a mount made after opening is not prevented; a hardware write blocker, or {@code
 * blockdev --setro}, is. Whether the kernel itself refuses writes is recorded. The kernel may read
 * ahead.
 */
public final class BlockDevice implements EvidenceImage {

  private static final int ATTEMPTS = 3;

  private final PositionalFile file;
  private final DeviceFacts facts;
  private final BadRangeLog bad = new BadRangeLog();
  private final RetryingReader reader;

  private BlockDevice(PositionalFile file, DeviceFacts facts) {
    this.file = file;
    this.facts = facts;
    this.reader = new RetryingReader(file::read, facts.size(), facts.sectorSize(), ATTEMPTS, bad);
  }

  /** Opens a device such as {@code /dev/sdb}, unless something may be writing to it. */
  public static BlockDevice open(Path device) throws IOException {
    return open(device, DeviceInspector.ofThisMachine(), DeviceInspector.number(device));
  }

  static BlockDevice open(Path device, DeviceInspector inspector, String number)
      throws IOException {
    String writer = inspector.writer(number).orElse("");
    if (!writer.isEmpty()) {
      throw new IOException(
          String.format(
              "%s: expected a device that nothing writes to, found that %s; unmount it or make it"
                  + " read-only first; the device is not opened",
              device, writer));
    }
    return new BlockDevice(PositionalFile.open(device), inspector.facts(number));
  }

  @Override
  public long size() {
    return facts.size();
  }

  @Override
  public int sectorSize() {
    return facts.sectorSize();
  }

  @Override
  public ImageFormat format() {
    return ImageFormat.DEVICE;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("read at negative position " + position);
    }
    return reader.read(position, target);
  }

  @Override
  public List<Path> segments() {
    return List.of(file.path());
  }

  @Override
  public AcquisitionInfo acquisition() {
    Map<String, String> media = new LinkedHashMap<>();
    media.put("kernel name", facts.name());
    media.put("bytes per sector", Integer.toString(facts.sectorSize()));
    media.put("kernel read-only", facts.readOnly() ? "yes" : "no");
    facts.model().ifPresent(model -> media.put("model", model));
    facts.serial().ifPresent(serial -> media.put("serial number", serial));
    List<String> remarks =
        facts.readOnly()
            ? List.of()
            : List.of(file.path() + ": the kernel would allow other programs to write to it");
    return AcquisitionInfo.ofMedia(media, remarks);
  }

  @Override
  public List<BadRange> badRanges() {
    return bad.merged();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
