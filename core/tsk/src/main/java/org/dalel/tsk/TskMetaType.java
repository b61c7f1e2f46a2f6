package org.dalel.tsk;

/** File type in the metadata, with the letter that {@code fls} prints. */
public enum TskMetaType {
  UNDEFINED('-'),
  REGULAR('r'),
  DIRECTORY('d'),
  FIFO('p'),
  CHARACTER_DEVICE('c'),
  BLOCK_DEVICE('b'),
  LINK('l'),
  SHADOW('h'),
  SOCKET('s'),
  WHITEOUT('w'),
  /** A file that libtsk makes up for an area of the file system, such as {@code $FAT1}. */
  VIRTUAL('v'),
  /** A directory that libtsk makes up, such as {@code $OrphanFiles}. */
  VIRTUAL_DIRECTORY('V');

  private final char letter;

  TskMetaType(char letter) {
    this.letter = letter;
  }

  /** The letter that {@code fls} prints after the slash. */
  public char letter() {
    return letter;
  }

  static TskMetaType of(int id) {
    TskMetaType[] all = values();
    return id >= 0 && id < all.length ? all[id] : UNDEFINED;
  }
}
