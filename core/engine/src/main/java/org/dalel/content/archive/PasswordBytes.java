package org.dalel.content.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A password as the bytes that archivers made of it: UTF-8, or for what is not ASCII also the code
 * pages of DOS and Windows, in which older ones work.
 */
final class PasswordBytes {
  private static final List<Charset> CODE_PAGES =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("windows-1251"),
          Charset.forName("IBM866"),
          Charset.forName("windows-1252"),
          Charset.forName("IBM437"));

  private PasswordBytes() {}

  static List<byte[]> of(String password) {
    if (password.chars().allMatch(c -> c < 0x80)) {
      return List.of(password.getBytes(StandardCharsets.US_ASCII));
    }
    List<byte[]> all = new ArrayList<>();
    for (Charset page : CODE_PAGES) {
      try {
        ByteBuffer bytes = page.newEncoder().encode(CharBuffer.wrap(password));
        byte[] one = new byte[bytes.remaining()];
        bytes.get(one);
        if (all.stream().noneMatch(other -> java.util.Arrays.equals(other, one))) {
          all.add(one);
        }
      } catch (CharacterCodingException e) {
        // not a password that could be typed there
      }
    }
    return all;
  }
}
