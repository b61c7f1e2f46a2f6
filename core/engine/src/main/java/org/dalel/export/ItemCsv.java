package org.dalel.export;

import java.io.IOException;
import java.util.OptionalLong;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ListedItem;

/** The file listing as CSV; the columns are fixed, programs read them by name. */
public final class ItemCsv implements ItemFormat {
  /** The header line. */
  public static final String HEADER =
      "evidence,volume_offset,path,stream,meta_addr,kind,state,size,md5,sha1,sha256,mtime,atime,ctime,crtime,type,locator";

  private final Appendable out;
  private final CsvWriter csv;

  /** Writes to {@code out}, which the caller closes. */
  public ItemCsv(Appendable out) {
    this.out = out;
    this.csv = new CsvWriter(out);
  }

  @Override
  public void begin() throws IOException {
    out.append(HEADER).append('\n');
  }

  @Override
  public void item(ListedItem item) throws IOException {
    Locator at = item.locator();
    csv.field(at.evidence()).field(Long.toString(at.volumeOffset())).field(item.path());
    csv.field(at.stream().orElse("")).field(item.isEmbedded() ? "" : number(at.metaAddr()));
    csv.field(item.kind()).field(item.state()).field(number(item.size()));
    csv.field(item.digests().md5().orElse("")).field(item.digests().sha1().orElse(""));
    csv.field(item.digests().sha256().orElse(""));
    csv.field(IsoTime.print(item.times().modified())).field(IsoTime.print(item.times().accessed()));
    csv.field(IsoTime.print(item.times().changed())).field(IsoTime.print(item.times().created()));
    csv.field(item.type().orElse("")).field(at.toString());
    csv.end();
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toUnsignedString(value.getAsLong()) : "";
  }
}
