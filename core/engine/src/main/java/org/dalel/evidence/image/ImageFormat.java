package org.dalel.evidence.image;

/**
 * The image formats that are told apart, by signature.
 *
 * <p>The signatures and their sources stand in {@link FormatRecogniser}.
 */
public enum ImageFormat {
  RAW("raw image", Reader.OWN, ""),
  SPLIT_RAW("split raw image", Reader.OWN, ""),
  DEVICE("block device", Reader.OWN, ""),
  EWF("Expert Witness (EWF-E01) image", Reader.OWN, ""),
  EWF_SMART("Expert Witness (EWF-S01, SMART) image", Reader.OWN, ""),
  EWF_LOGICAL(
      "Expert Witness logical evidence (L01)",
      Reader.NONE,
      "It holds files, not a disk: export them with the program that made it, or with `ewfexport -f"
          + " files`, and add the folder."),
  EWF2("Expert Witness 2 (Ex01) image", Reader.NONE, Advice.EWF2),
  EWF2_LOGICAL("Expert Witness 2 logical evidence (Lx01)", Reader.NONE, Advice.EWF2),
  VMDK_SPARSE("VMware disk, sparse extent (VMDK)", Reader.LIBTSK, Advice.LIBTSK),
  VMDK_DESCRIPTOR("VMware disk, descriptor with extents (VMDK)", Reader.LIBTSK, Advice.LIBTSK),
  VMDK_COWD("VMware ESX copy-on-write disk (VMDK, COWD)", Reader.LIBTSK, Advice.LIBTSK),
  VHD_FIXED("Virtual PC disk, fixed (VHD)", Reader.LIBTSK, Advice.LIBTSK),
  VHD_DYNAMIC("Virtual PC disk, dynamic (VHD)", Reader.LIBTSK, Advice.LIBTSK),
  VHD_DIFFERENCING(
      "Virtual PC disk, differencing (VHD)",
      Reader.LIBTSK,
      "It holds only what changed since its parent disk: keep the parent beside it."),
  VHDX("Hyper-V disk (VHDX)", Reader.NONE, Advice.QEMU),
  QCOW1("QEMU copy-on-write disk, version 1 (QCOW)", Reader.NONE, Advice.QEMU),
  QCOW2("QEMU copy-on-write disk, version 2 (QCOW2)", Reader.OWN, ""),
  QCOW3("QEMU copy-on-write disk, version 3 (QCOW2 compat 1.1)", Reader.OWN, ""),
  QED("QEMU enhanced disk (QED)", Reader.NONE, Advice.QEMU),
  VDI("VirtualBox disk (VDI)", Reader.NONE, Advice.QEMU),
  PARALLELS("Parallels disk (HDD)", Reader.NONE, Advice.QEMU),
  AFF("Advanced Forensic Format (AFF 1 to 3)", Reader.NONE, "Convert it: `affconvert -r`."),
  AFF4(
      "Advanced Forensic Format 4 (AFF4)",
      Reader.NONE,
      "Export the image stream as raw with aff4imager or pyaff4."),
  UDIF("Apple disk image (DMG, UDIF)", Reader.OWN, ""),
  DMG_ENCRYPTED(
      "Apple disk image, encrypted (DMG)",
      Reader.NONE,
      "Its password is needed: convert it on a Mac with `hdiutil convert -format UDTO`."),
  SPARSE_IMAGE(
      "Apple sparse disk image (sparseimage)",
      Reader.NONE,
      "Convert it on a Mac with `hdiutil convert -format UDTO`.");

  /** Who reads a format. */
  public enum Reader {
    /** Readers of this program. */
    OWN,
    /** The Sleuth Kit's library. */
    LIBTSK,
    /** Nobody: the image must be converted. */
    NONE
  }

  private final String displayName;
  private final Reader reader;
  private final String advice;

  ImageFormat(String displayName, Reader reader, String advice) {
    this.displayName = displayName;
    this.reader = reader;
    this.advice = advice;
  }

  /** Name for people. */
  public String displayName() {
    return displayName;
  }

  /** Who reads it. */
  public Reader reader() {
    return reader;
  }

  /** A sentence for the examiner when this program does not read the format itself, else empty. */
  public String advice() {
    return advice;
  }

  private static final class Advice {
    static final String LIBTSK = "It is read through The Sleuth Kit (libtsk).";
    static final String QEMU = "Convert it: `qemu-img convert -O raw IMAGE IMAGE.raw`.";
    static final String EWF2 =
        "Convert it with the program that made it, or with a libewf that reads EWF2: `ewfexport"
            + " -f encase6`.";
  }
}
