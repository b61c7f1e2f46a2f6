package org.dalel.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.TimelineEntry;

/** Writes the timeline as CSV or JSON lines. */
public final class TimelineFormat {
  /** The CSV's header. */
  public static final String HEADER = "time,source,kind,description,locator";

  private final Appendable out;
  private final boolean csv;

  /** Writes to {@code out}, which the caller closes; CSV or JSON lines. */
  public TimelineFormat(Appendable out, boolean csv) {
    this.out = out;
    this.csv = csv;
  }

  /** What stands before the first line. */
  public void begin() throws IOException {
    if (csv) {
      out.append(HEADER).append('\n');
    }
  }

  /** One point in time. */
  public void entry(TimelineEntry entry) throws IOException {
    if (csv) {
      CsvWriter line = new CsvWriter(out);
      line.field(IsoTime.print(entry.timeNs())).field(entry.source()).field(entry.kind());
      line.field(entry.description()).field(entry.locator()).end();
      return;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time", IsoTime.print(entry.timeNs()));
    object.put("source", entry.source());
    object.put("kind", entry.kind());
    object.put("description", entry.description());
    object.put("locator", entry.locator());
    JsonText.write(out, object);
    out.append('\n');
  }
}
