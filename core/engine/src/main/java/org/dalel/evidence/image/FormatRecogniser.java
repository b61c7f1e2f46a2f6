package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.evidence.image.ewf.EwfImage;
import org.dalel.evidence.image.raw.RawImage;

/**
 * Tells image formats apart by what the file holds; the name counts for split raw images alone.
 *
 * <p>Sources of the signatures: EWF and EWF2: libewf's format documents; VMDK: VMware Virtual Disk
 * Format 5.0; VHD: Microsoft Virtual Hard Disk Image Format Specification; VHDX: MS-VHDX; QCOW,
 * QED, Parallels: docs/interop of QEMU; VDI: header of VirtualBox's VDI.cpp as described in QEMU's
 * block/vdi.c; AFF: afflib's documentation; AFF4: AFF4 Standard 1.0; UDIF, sparseimage and
 * encrypted images: libmodi's and libfvde's format documents.
 */
public final class FormatRecogniser {

  private static final int HEAD = 64 << 10;
  private static final int TAIL = 64 << 10;
  private static final int FOOTER = 512;

  private record Signature(int offset, byte[] bytes, ImageFormat format) {
    boolean matches(ByteBuffer head) {
      for (int i = 0; i < bytes.length; i++) {
        if (offset + i >= head.limit() || head.get(offset + i) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Signature> AT_START =
      List.of(
          at(0, "EVF\t\r\n\u00ff\0", ImageFormat.EWF),
          at(0, "LVF\t\r\n\u00ff\0", ImageFormat.EWF_LOGICAL),
          at(0, "EVF2\r\n\u0081\0", ImageFormat.EWF2),
          at(0, "LEF2\r\n\u0081\0", ImageFormat.EWF2_LOGICAL),
          at(0, "KDMV", ImageFormat.VMDK_SPARSE),
          at(0, "COWD", ImageFormat.VMDK_COWD),
          at(0, "vhdxfile", ImageFormat.VHDX),
          at(0, "QED\0", ImageFormat.QED),
          at(0x40, "\u007f\u0010\u00da\u00be", ImageFormat.VDI),
          at(0, "WithoutFreeSpace", ImageFormat.PARALLELS),
          at(0, "WithouFreSpacExt", ImageFormat.PARALLELS),
          at(0, "AFF10\r\n\0", ImageFormat.AFF),
          at(0, "AFF11\r\n\0", ImageFormat.AFF),
          at(0, "encrcdsa", ImageFormat.DMG_ENCRYPTED),
          at(0, "sprs", ImageFormat.SPARSE_IMAGE),
          at(0, "koly", ImageFormat.UDIF));

  private FormatRecogniser() {}

  /** The format of a file or device. */
  public static ImageFormat recognise(Path path) throws IOException {
    if (!Files.isRegularFile(path) && Files.exists(path) && !Files.isDirectory(path)) {
      return ImageFormat.DEVICE;
    }
    try (PositionalFile file = PositionalFile.open(path)) {
      ByteBuffer head = file.read(0, HEAD);
      Optional<ImageFormat> format = byHead(file, head);
      if (format.isEmpty()) {
        format = byTail(file);
      }
      if (format.isPresent()) {
        return format.get();
      }
    }
    return RawImage.isSplit(path) ? ImageFormat.SPLIT_RAW : ImageFormat.RAW;
  }

  private static Optional<ImageFormat> byHead(PositionalFile file, ByteBuffer head)
      throws IOException {
    for (Signature signature : AT_START) {
      if (signature.matches(head)) {
        return Optional.of(
            signature.format() == ImageFormat.EWF ? EwfImage.formatOf(file) : signature.format());
      }
    }
    if (starts(head, "QFI\u00fb")) {
      return qcow(head);
    }
    if (starts(head, "PK\u0003\u0004") && isAff4(file, head)) {
      return Optional.of(ImageFormat.AFF4);
    }
    String text = text(head, 0, Math.min(head.limit(), 512)).toLowerCase(Locale.ROOT);
    return text.stripLeading().startsWith("# disk descriptorfile")
        ? Optional.of(ImageFormat.VMDK_DESCRIPTOR)
        : Optional.empty();
  }

  private static Optional<ImageFormat> qcow(ByteBuffer head) {
    if (head.limit() < 8) {
      return Optional.empty();
    }
    return switch (head.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(4)) {
      case 1 -> Optional.of(ImageFormat.QCOW1);
      case 2 -> Optional.of(ImageFormat.QCOW2);
      case 3 -> Optional.of(ImageFormat.QCOW3);
      default -> Optional.empty();
    };
  }

  private static boolean isAff4(PositionalFile file, ByteBuffer head) throws IOException {
    long tail = Math.max(0, file.size() - TAIL);
    ByteBuffer end = file.read(tail, TAIL);
    return text(head, 0, head.limit()).contains("aff4://")
        || text(end, 0, end.limit()).contains("information.turtle");
  }

  private static Optional<ImageFormat> byTail(PositionalFile file) throws IOException {
    long size = file.size();
    if (size < FOOTER) {
      return Optional.empty();
    }
    ByteBuffer footer = file.read(size - FOOTER, FOOTER).order(ByteOrder.BIG_ENDIAN);
    if (starts(footer, "koly")) {
      return Optional.of(ImageFormat.UDIF);
    }
    if (text(footer, FOOTER - 8, FOOTER).equals("cdsaencr")) {
      return Optional.of(ImageFormat.DMG_ENCRYPTED);
    }
    return starts(footer, "conectix") ? vhd(footer) : vhdOfOldWriter(file, size);
  }

  /** Virtual PC before 2004 wrote a footer of 511 bytes. */
  private static Optional<ImageFormat> vhdOfOldWriter(PositionalFile file, long size)
      throws IOException {
    ByteBuffer footer = file.read(size - FOOTER + 1, FOOTER - 1).order(ByteOrder.BIG_ENDIAN);
    return starts(footer, "conectix") ? vhd(footer) : Optional.empty();
  }

  private static Optional<ImageFormat> vhd(ByteBuffer footer) {
    return switch (footer.getInt(60)) {
      case 2 -> Optional.of(ImageFormat.VHD_FIXED);
      case 3 -> Optional.of(ImageFormat.VHD_DYNAMIC);
      case 4 -> Optional.of(ImageFormat.VHD_DIFFERENCING);
      default -> Optional.empty();
    };
  }

  private static boolean starts(ByteBuffer bytes, String signature) {
    return at(0, signature, ImageFormat.RAW).matches(bytes);
  }

  private static String text(ByteBuffer bytes, int from, int to) {
    return new String(
        bytes.array(), bytes.arrayOffset() + from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static Signature at(int offset, String bytes, ImageFormat format) {
    return new Signature(offset, bytes.getBytes(StandardCharsets.ISO_8859_1), format);
  }
}
