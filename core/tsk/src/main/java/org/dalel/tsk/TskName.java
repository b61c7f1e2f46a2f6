package org.dalel.tsk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A name or path as its bytes stand on the evidence (or as libtsk converts them to UTF-8). */
public final class TskName {
  private static final TskName EMPTY = new TskName(new byte[0]);

  private final byte[] bytes;

  TskName(byte[] bytes) {
    this.bytes = bytes;
  }

  static TskName empty() {
    return EMPTY;
  }

  /** The bytes, as a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The text, absent when the bytes are not valid UTF-8. */
  public Optional<String> utf8() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text with every byte that is not part of valid UTF-8 as {@code \xNN}; for showing only. */
  @Override
  public String toString() {
    return utf8().orElseGet(() -> NameText.escaped(bytes));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TskName name && Arrays.equals(bytes, name.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
