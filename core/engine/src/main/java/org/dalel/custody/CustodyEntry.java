package org.dalel.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;

/**
 * One entry of the chain.
 *
 * @param sequence from 1, without gaps
 * @param timeNs when, nanoseconds since 1970 UTC
 * @param actor who
 * @param host on which machine
 * @param action what, such as {@code process}
 * @param details canonical JSON object
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash of this entry
 */
public record CustodyEntry(
    long sequence,
    long timeNs,
    String actor,
    String host,
    String action,
    String details,
    String previous,
    String hash) {

  /** The hash that stands before the first entry. */
  public static final String GENESIS = "0".repeat(64);

  static CustodyEntry next(
      CustodyHead head,
      long timeNs,
      String actor,
      String host,
      String action,
      Map<String, ?> details) {
    String json = CanonicalJson.of(details);
    CustodyEntry open =
        new CustodyEntry(
            head.length() + 1, timeNs, actor, host, action, json, head.hash(), GENESIS);
    return open.withHash(open.computeHash());
  }

  /** The hash that the entry's other values give. */
  public String computeHash() {
    byte[] bytes = (previous + "\n" + canonical()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** The Java runtime's: to load Bouncy Castle for one hash would take longer than a short run. */
  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected SHA-256, which every Java runtime has", e);
    }
  }

  /** The line of {@code custody.log}, without its end: canonical JSON with both hashes. */
  String line() {
    Map<String, Object> fields = fields();
    fields.put("hash", hash);
    fields.put("previous", previous);
    return CanonicalJson.of(fields);
  }

  private String canonical() {
    return CanonicalJson.of(fields());
  }

  private CustodyEntry withHash(String computed) {
    return new CustodyEntry(sequence, timeNs, actor, host, action, details, previous, computed);
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", action);
    fields.put("actor", actor);
    fields.put("details", new JsonText.Raw(details));
    fields.put("host", host);
    fields.put("sequence", sequence);
    fields.put("time_ns", Long.toString(timeNs));
    return fields;
  }
}
