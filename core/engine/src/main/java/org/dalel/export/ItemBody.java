package org.dalel.export;

import java.io.IOException;
import java.util.OptionalLong;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ListedItem;

/**
 * The file listing as a body file of The Sleuth Kit 3 and later, for {@code mactime} and its kin:
 * {@code MD5|name|inode|mode|UID|GID|size|atime|mtime|ctime|crtime}, times in whole seconds, 0
 * where there is none.
 *
 * <p>Format: https://wiki.sleuthkit.org/index.php?title=Body_file. A {@code |} in a name would end
 * the field, so it is written as {@code \x7C}.
 */
public final class ItemBody implements ItemFormat {
  private final Appendable out;

  /** Writes to {@code out}, which the caller closes. */
  public ItemBody(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // a body file has no header
  }

  @Override
  public void item(ListedItem item) throws IOException {
    Locator at = item.locator();
    String stream = at.stream().map(name -> ":" + name).orElse("");
    boolean gone = item.state().equals("deleted") || item.state().equals("orphan");
    out.append(item.digests().md5().orElse("0")).append('|');
    out.append(at.evidence().replace("|", "\\x7C")).append("/@");
    out.append(Long.toString(at.volumeOffset()));
    out.append((item.path() + stream).replace("|", "\\x7C"));
    out.append(gone ? " (deleted)|" : "|");
    out.append(item.isEmbedded() ? "0" : number(at.metaAddr())).append('|');
    out.append(ModeText.print(item.kind(), item.owner().mode())).append('|');
    out.append(number(item.owner().uid())).append('|');
    out.append(number(item.owner().gid())).append('|');
    out.append(number(item.size())).append('|');
    time(item.times().accessed(), '|');
    time(item.times().modified(), '|');
    time(item.times().changed(), '|');
    time(item.times().created(), '\n');
  }

  private void time(OptionalLong nanos, char end) throws IOException {
    out.append(Long.toString(IsoTime.seconds(nanos))).append(end);
  }

  private static String number(OptionalLong value) {
    return Long.toUnsignedString(value.orElse(0));
  }
}
