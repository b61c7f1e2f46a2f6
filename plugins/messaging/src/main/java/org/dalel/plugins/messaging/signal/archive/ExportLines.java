package org.dalel.plugins.messaging.signal.archive;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;

/**
 * The lines of an export: a message as a JSON object on each. What is no object is told, and costs
 * its line alone; where an end of a line was lost, all objects of the line are read.
 */
final class ExportLines {
  private static final int LONGEST_LINE = 64 << 20;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Takes a message. */
  interface Taker {
    /**
     * @param at position of its line
     * @param length of the line, in bytes
     */
    void take(Json message, long at, int length);
  }

  private final Limits limits;
  private final Taker taker;

  ExportLines(Limits limits, Taker taker) {
    this.limits = limits;
    this.taker = taker;
  }

  /** Reads all of them. */
  void read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long at = 0;
    long start = 0;
    for (int one = in.read(); one >= 0; one = in.read()) {
      at++;
      if (one == '\n') {
        line(line, start);
        line.reset();
        start = at;
      } else if (line.size() < LONGEST_LINE) {
        line.write(one);
      }
    }
    line(line, start);
  }

  private void line(ByteArrayOutputStream bytes, long at) {
    String line = bytes.toString(StandardCharsets.UTF_8);
    if (at == 0 && line.startsWith(BYTE_ORDER_MARK)) {
      limits.problem(
          "export of Signal: expected a JSON object at 0x0, found a byte order mark in front of it, which Signal"
              + " does not write: another program saved the file; all lines are read",
          0);
      line = line.substring(BYTE_ORDER_MARK.length());
    }
    int read = 0;
    try (JsonParser parser = JsonReader.parser(line)) {
      while (parser.nextToken() != null) {
        Json json = JsonReader.value(parser);
        if (!json.isObject()) {
          notRead(at, read);
          return;
        }
        taker.take(json, at, bytes.size());
        read++;
      }
    } catch (IOException damaged) {
      notRead(at, read);
    }
  }

  private void notRead(long at, int read) {
    limits.problem(
        "export of Signal: expected a JSON object on the line at 0x%x, found other text%s"
            .formatted(
                at,
                read == 0
                    ? "; the line is not read"
                    : " behind %d; the rest of the line is not read".formatted(read)),
        at);
  }
}
