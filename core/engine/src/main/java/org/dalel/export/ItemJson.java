package org.dalel.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ListedItem;

/** The file listing as JSON, one object a line; the CSV's columns and what else is known. */
public final class ItemJson implements ItemFormat {
  private final Appendable out;

  /** Writes to {@code out}, which the caller closes. */
  public ItemJson(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // an object a line needs no frame
  }

  @Override
  public void item(ListedItem item) throws IOException {
    JsonText.write(out, object(item));
    out.append('\n');
  }

  /** The item's fields by name; what is not known is left out. */
  public static Map<String, Object> object(ListedItem item) {
    Locator at = item.locator();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("evidence", at.evidence());
    fields.put("volume_offset", at.volumeOffset());
    at.poolVolume().ifPresent(pool -> fields.put("pool_volume", pool));
    fields.put("path", item.path());
    at.stream().ifPresent(stream -> fields.put("stream", stream));
    if (!item.isEmbedded()) {
      number(fields, "meta_addr", at.metaAddr());
      number(fields, "meta_seq", at.metaSeq());
    }
    fields.put("kind", item.kind());
    fields.put("state", item.state());
    number(fields, "size", item.size());
    item.digests().md5().ifPresent(md5 -> fields.put("md5", md5));
    item.digests().sha1().ifPresent(sha1 -> fields.put("sha1", sha1));
    item.digests().sha256().ifPresent(sha256 -> fields.put("sha256", sha256));
    time(fields, "mtime", item.times().modified());
    time(fields, "atime", item.times().accessed());
    time(fields, "ctime", item.times().changed());
    time(fields, "crtime", item.times().created());
    item.type().ifPresent(type -> fields.put("type", type));
    fields.put("status", item.status());
    item.why().ifPresent(why -> fields.put("why", why));
    item.recovery().ifPresent(recovery -> fields.put("recovery", recovery));
    if (item.reallocated()) {
      fields.put("reallocated", true);
    }
    fields.put("locator", at.toString());
    return fields;
  }

  private static void number(Map<String, Object> fields, String name, OptionalLong value) {
    if (value.isPresent()) {
      fields.put(name, value.getAsLong());
    }
  }

  private static void time(Map<String, Object> fields, String name, OptionalLong value) {
    if (value.isPresent()) {
      fields.put(name, IsoTime.print(value));
    }
  }
}
