package org.dalel.testdata.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes or words drawn from {@link Seed}, made when they are asked for. */
record SeededContent(long seed, int length, boolean words) implements Content {

  private static final String[] WORDS = {
    "courier", "ledger", "harbour", "meeting", "invoice", "warehouse", "shipment", "signature",
    "account", "transfer", "witness", "notebook", "station", "archive", "receipt", "contract"
  };

  @Override
  public long size() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes());
  }

  @Override
  public byte[] bytes() {
    return words ? wordBytes() : new Seed(seed).bytes(length);
  }

  private byte[] wordBytes() {
    Seed source = new Seed(seed);
    StringBuilder text = new StringBuilder(length + 16);
    text.append("note ").append(Long.toUnsignedString(seed, 36)).append('\n');
    while (text.length() < length) {
      text.append(WORDS[source.below(WORDS.length)]).append(source.below(9) == 0 ? '\n' : ' ');
    }
    text.setLength(length);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
