package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.api.records.HashLine;
import org.dalel.formats.crypto.Pbkdf2;

/**
 * The bag of keys of an encrypted iOS backup: fields of four letters, a length, and a value. First
 * SALT, ITER and, since iOS 10.2, DPSL and DPIC; then, behind each further UUID, a class: CLAS,
 * WRAP (bit 1: by the password), WPKY (wrapped by RFC 3394, which proves the password).
 *
 * <p>Source: Bédrune and Sigwald, iPhone data protection in depth, 2011; the hashcat modes 14700
 * and 14800.
 *
 * @param sha256 of its bytes, in hexadecimal digits
 * @param head fields in front of the classes
 * @param wrapped keys of classes, wrapped by the password
 */
record Keybag(String sha256, Map<String, byte[]> head, Map<Integer, byte[]> wrapped) {
  private static final int MOST_TRIED = 256;

  private record Tried(String bag, String password) {}

  private static final Map<Tried, Optional<Map<Integer, byte[]>>> TRIED =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Tried, Optional<Map<Integer, byte[]>>> oldest) {
          return size() > MOST_TRIED;
        }
      };

  private static final int BY_PASSWORD = 2;
  private static final int MOST_ROUNDS = 100_000_000;

  /** Reads one; empty when it lacks what a password needs. */
  static Optional<Keybag> read(byte[] bytes) {
    Map<String, byte[]> head = new HashMap<>();
    Map<Integer, byte[]> wrapped = new HashMap<>();
    Map<String, byte[]> current = head;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.remaining() >= 8) {
      byte[] tag = new byte[4];
      in.get(tag);
      int length = in.getInt();
      if (length < 0 || length > in.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      in.get(value);
      String name = new String(tag, StandardCharsets.ISO_8859_1);
      if (name.equals("UUID") && head.containsKey("UUID")) {
        add(current, head, wrapped);
        current = new HashMap<>();
      }
      current.put(name, value);
    }
    add(current, head, wrapped);
    Keybag bag = new Keybag(digest(bytes), head, wrapped);
    boolean sound =
        head.containsKey("SALT")
            && bag.number("ITER") > 0
            && bag.number("ITER") <= MOST_ROUNDS
            && bag.number("DPIC") <= MOST_ROUNDS
            && !wrapped.isEmpty();
    return sound ? Optional.of(bag) : Optional.empty();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }

  private static void add(
      Map<String, byte[]> fields, Map<String, byte[]> head, Map<Integer, byte[]> wrapped) {
    byte[] key = fields.get("WPKY");
    boolean ofPassword = (number(fields, "WRAP") & BY_PASSWORD) != 0;
    if (fields != head && key != null && key.length == 40 && ofPassword) {
      wrapped.put((int) number(fields, "CLAS"), key);
    }
  }

  private static long number(Map<String, byte[]> fields, String name) {
    byte[] value = fields.getOrDefault(name, new byte[0]);
    return value.length == 4 ? ByteBuffer.wrap(value).getInt() & 0xffffffffL : 0;
  }

  private long number(String name) {
    return number(head, name);
  }

  /** Whether the password goes through two derivations, as since iOS 10.2. */
  boolean isOfTwoSteps() {
    return number("DPIC") > 0 && head.containsKey("DPSL");
  }

  /** Rounds that one attempt costs. */
  long rounds() {
    return number("ITER") + number("DPIC");
  }

  /**
   * The keys of the classes, if the password is the right one. A backup is read again for each file
   * that is wanted of it, and a derivation takes seconds: what it gave is kept for the next time.
   */
  Optional<Map<Integer, byte[]>> unlock(String password, Runnable checkpoint)
      throws GeneralSecurityException {
    Tried tried = new Tried(sha256, password);
    Optional<Map<Integer, byte[]>> before;
    synchronized (TRIED) {
      before = TRIED.get(tried);
    }
    if (before == null) {
      before = derive(password, checkpoint);
      synchronized (TRIED) {
        TRIED.put(tried, before);
      }
    }
    return before;
  }

  private Optional<Map<Integer, byte[]>> derive(String password, Runnable checkpoint)
      throws GeneralSecurityException {
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    if (isOfTwoSteps()) {
      secret =
          Pbkdf2.derive(
              "HmacSHA256", secret, head.get("DPSL"), (int) number("DPIC"), 32, checkpoint);
    }
    byte[] key =
        Pbkdf2.derive("HmacSHA1", secret, head.get("SALT"), (int) number("ITER"), 32, checkpoint);
    Map<Integer, byte[]> keys = new HashMap<>();
    for (Map.Entry<Integer, byte[]> one : wrapped.entrySet()) {
      unwrap(key, one.getValue()).ifPresent(open -> keys.put(one.getKey(), open));
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
  }

  /** A key that another one wraps (RFC 3394); empty when it is not that one. */
  static Optional<byte[]> unwrap(byte[] key, byte[] wrapped) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(key, "AES"));
    try {
      return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
    } catch (InvalidKeyException notThatKey) {
      return Optional.empty();
    }
  }

  /** What hashcat tries passwords on. */
  HashLine hashLine() {
    byte[] first = wrapped.get(wrapped.keySet().stream().sorted().findFirst().orElseThrow());
    HexFormat hex = HexFormat.of();
    boolean two = isOfTwoSteps();
    String line =
        "$itunes_backup$*%d*%s*%d*%s*%s*%s"
            .formatted(
                two ? 10 : 9,
                hex.formatHex(first),
                number("ITER"),
                hex.formatHex(head.get("SALT")),
                two ? String.valueOf(number("DPIC")) : "",
                two ? hex.formatHex(head.get("DPSL")) : "");
    return HashLine.hashcat(two ? 14800 : 14700, line);
  }

  /** The key of a file or of the manifest: its class in four bytes, then the wrapped key. */
  static Optional<byte[]> keyOf(byte[] classed, Map<Integer, byte[]> keys) throws IOException {
    if (classed.length != 44) {
      return Optional.empty();
    }
    int number = Integer.reverseBytes(ByteBuffer.wrap(classed).getInt());
    byte[] key = keys.get(number);
    try {
      return key == null ? Optional.empty() : unwrap(key, Arrays.copyOfRange(classed, 4, 44));
    } catch (GeneralSecurityException e) {
      throw new IOException("iOS backup: expected a key that AES wraps, found: " + e, e);
    }
  }
}
