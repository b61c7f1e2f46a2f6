package org.dalel.tsk;

/** File type in the directory entry, with the letter that {@code fls} prints. */
public enum TskNameType {
  UNDEFINED('-'),
  FIFO('p'),
  CHARACTER_DEVICE('c'),
  DIRECTORY('d'),
  BLOCK_DEVICE('b'),
  REGULAR('r'),
  LINK('l'),
  SOCKET('s'),
  SHADOW('h'),
  WHITEOUT('w'),
  /** A file that libtsk makes up for an area of the file system, such as {@code $FAT1}. */
  VIRTUAL('v'),
  /** A directory that libtsk makes up, such as {@code $OrphanFiles}. */
  VIRTUAL_DIRECTORY('V');

  private final char letter;

  TskNameType(char letter) {
    this.letter = letter;
  }

  /** The letter that {@code fls} prints before the slash. */
  public char letter() {
    return letter;
  }

  static TskNameType of(int id) {
    TskNameType[] all = values();
    return id >= 0 && id < all.length ? all[id] : UNDEFINED;
  }
}
