package org.dalel.testdata.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a file, made anew and identical at every call, so that a million need no memory. */
public interface Content {

  /** Length in bytes. */
  long size();

  /** Writes all {@link #size()} bytes. */
  void writeTo(OutputStream out) throws IOException;

  /** All bytes at once. */
  default byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size()));
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The stretches that are stored, in order of offset; everything else reads as zeros. */
  default List<SparseContent.Piece> pieces() {
    return size() == 0 ? List.of() : List.of(new SparseContent.Piece(0, bytes()));
  }

  /** No bytes. */
  static Content empty() {
    return of(new byte[0]);
  }

  /** These bytes. */
  static Content of(byte[] bytes) {
    return new BytesContent(bytes);
  }

  /** UTF-8 text. */
  static Content text(String text) {
    return text(text, StandardCharsets.UTF_8);
  }

  /** Text in the given charset, without a byte order mark. */
  static Content text(String text, Charset charset) {
    return of(text.getBytes(charset));
  }

  /** Incompressible bytes that depend on the seed alone. */
  static Content random(long seed, int size) {
    return new SeededContent(seed, size, false);
  }

  /** English-like text of known words that compresses well and depends on the seed alone. */
  static Content words(long seed, int size) {
    return new SeededContent(seed, size, true);
  }
}
