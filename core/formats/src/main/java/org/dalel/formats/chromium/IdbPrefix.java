package org.dalel.formats.chromium;

import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;

/**
 * What every key of Chromium's IndexedDB starts with.
 *
 * <pre>
 *   1 byte lengths: 3 bits database - 1, 3 bits object store - 1, 2 bits index - 1 | the three numbers
 *   0 0 0   of the whole     n 0 0   of a database     n m 1   records     n m 2   that they exist
 *   n m 3   files of records     n m 30...   indexes
 * </pre>
 *
 * @param database number of the database
 * @param store number of its object store
 * @param index what kind of entry it is
 */
record IdbPrefix(long database, long store, long index) {
  static final int RECORDS = 1;
  static final int FILES = 3;

  static IdbPrefix read(ByteCursor in) throws FormatException {
    int lengths = in.u8();
    long database = IdbCoding.number(in, (lengths >>> 5) + 1);
    long store = IdbCoding.number(in, (lengths >>> 2 & 7) + 1);
    long index = IdbCoding.number(in, (lengths & 3) + 1);
    return new IdbPrefix(database, store, index);
  }

  boolean global() {
    return database == 0 && store == 0 && index == 0;
  }

  boolean ofDatabase() {
    return database != 0 && store == 0 && index == 0;
  }

  boolean of(int kind) {
    return database != 0 && store != 0 && index == kind;
  }
}
