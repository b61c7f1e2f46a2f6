package org.dalel.testdata.document;

import java.io.IOException;
import java.io.OutputStream;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;

/** Archives that a careful reader must not unpack to the end, or not outside its folder. */
final class Bombs {

  private static final String ZIP = "application/zip";

  private Bombs() {}

  /** One member of zeros, about 150 times as large as the archive. */
  static Document flat(int bytes) {
    return new ZipFile()
        .add("zeros.bin", Document.of(new Zeros(bytes)))
        .limit("expansion ratio")
        .document(ZIP);
  }

  /** Archives in archives: each level holds ten copies of the one below, with zeros at the end. */
  static Document nested(int levels) {
    Document inner = new ZipFile().add("zeros.bin", Document.of(new Zeros(8 << 20))).document(ZIP);
    for (int level = 1; level < levels; level++) {
      ZipFile outer = new ZipFile();
      for (int copy = 0; copy < 10; copy++) {
        outer.add(copy + ".zip", Document.of(inner.content()));
      }
      inner = outer.document(ZIP);
    }
    return new Document(
        inner.content(),
        ZIP,
        new org.dalel.testdata.model.Facts(
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of(),
            false,
            "",
            java.util.List.of("expansion ratio")));
  }

  private record Zeros(int length) implements Content {
    @Override
    public long size() {
      return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(new byte[length]);
    }
  }
}
