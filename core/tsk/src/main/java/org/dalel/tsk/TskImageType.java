package org.dalel.tsk;

/**
 * Image formats that libtsk opens here. Detection is left out on purpose: it tries AFF first, whose
 * library may open addresses on the network, and it takes QCOW2 for raw.
 */
public enum TskImageType {
  /** Raw bytes, in one file or several. */
  RAW(0x0001),
  /** Expert Witness (E01), in one segment or several. */
  EWF(0x0040),
  /** VMware virtual disk. */
  VMDK(0x0080),
  /** Virtual PC virtual disk. */
  VHD(0x0100);

  private final int id;

  TskImageType(int id) {
    this.id = id;
  }

  /** TSK_IMG_TYPE_ENUM of {@code tsk_img.h}. */
  int id() {
    return id;
  }
}
