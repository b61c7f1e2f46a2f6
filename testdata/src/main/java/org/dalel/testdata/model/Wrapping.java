package org.dalel.testdata.model;

/** The container that the image is written in. */
public enum Wrapping {
  RAW,
  /** Parts {@code .001 .002 ...} of equal size. */
  SPLIT,
  /** Expert Witness, by {@code ewfacquire}. */
  E01,
  /** Fixed VHD. */
  VHD,
  /** Dynamic VHD, by {@code qemu-img}. */
  VHD_DYNAMIC,
  VMDK,
  QCOW2
}
