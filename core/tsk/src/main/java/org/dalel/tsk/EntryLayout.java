package org.dalel.tsk;

/** Offsets of the fixed part of a packed entry; the shim's {@code entry.hpp} has the same table. */
final class EntryLayout {
  static final int NAME_FLAGS = 5;
  static final int NAME_TYPE = 6;
  static final int ENTRY_FLAGS = 7;
  static final int NAME_META_ADDRESS = 8;
  static final int NAME_SEQUENCE = 16;
  static final int META_SEQUENCE = 20;
  static final int META_ADDRESS = 24;
  static final int PARENT_ADDRESS = 32;
  static final int PARENT_SEQUENCE = 40;
  static final int MODE = 44;
  static final int META_TYPE = 48;
  static final int META_FLAGS = 49;
  static final int EXTRA_KIND = 50;
  static final int LINK_COUNT = 52;
  static final int SIZE = 56;
  static final int UID = 64;
  static final int GID = 68;
  static final int MODIFIED = 72;
  static final int ACCESSED = 84;
  static final int CHANGED = 96;
  static final int CREATED = 108;
  static final int EXTRA = 120;
  static final int NAME_MODIFIED = 132;
  static final int NAME_ACCESSED = 144;
  static final int NAME_CHANGED = 156;
  static final int NAME_CREATED = 168;
  static final int NAME_ATTRIBUTE = 180;
  static final int DATE_ADDED = 184;
  static final int ATTRIBUTE_COUNT = 192;
  static final int STRINGS = 204;

  static final int HAS_META = 0x01;
  static final int REALLOCATED = 0x02;
  static final int ORPHAN = 0x04;
  static final int UNNAMED = 0x08;
  static final int SEQUENCE_DIFFERS = 0x10;
  static final int ATTRIBUTES_FAILED = 0x20;

  private EntryLayout() {}

  /** Where the string after {@code index} others starts, at its length. */
  static int string(byte[] packed, int index) {
    int at = STRINGS;
    for (int i = 0; i < index; i++) {
      at += 4 + Packed.i32(packed, at);
    }
    return at;
  }
}
