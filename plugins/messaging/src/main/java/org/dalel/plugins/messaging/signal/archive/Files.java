package org.dalel.plugins.messaging.signal.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dalel.api.records.Attachment;

/**
 * The files to which a message points: with it in a backup is what is known of them, not their
 * bytes.
 */
final class Files {
  private static final List<String> LOCATORS =
      List.of("locatorInfo", "backupLocator", "attachmentLocator", "localLocator");
  private static final int SHA256 = 32;

  private final UnaryOperator<String> place;

  /**
   * @param place from the path in the folder of a backup to the path in the evidence
   */
  Files(UnaryOperator<String> place) {
    this.place = place;
  }

  /** The attachment for a pointer. */
  Attachment attachment(Node pointer) {
    Node locator =
        LOCATORS.stream()
            .flatMap(name -> pointer.node(name).stream())
            .findFirst()
            .orElseGet(Node::new);
    Optional<byte[]> hash = locator.bytes("plaintextHash").filter(b -> b.length == SHA256);
    Optional<String> path =
        hash.flatMap(plain -> locator.bytes("localKey").map(key -> place.apply(path(plain, key))));
    Optional<String> source =
        locator
            .text("transitCdnKey")
            .map(key -> "cdn " + locator.number("transitCdnNumber").orElse(0L) + ": " + key);
    return new Attachment(
        pointer.text("fileName"),
        path,
        pointer.text("contentType"),
        locator.number("size"),
        hash.map(HexFormat.of()::formatHex),
        source);
  }

  /** In a backup that is a folder, files are named by the digest of their digest and key. */
  private static String path(byte[] hash, byte[] key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(hash);
      String name = HexFormat.of().formatHex(sha256.digest(key));
      return "files/" + name.substring(0, 2) + "/" + name;
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** The pointers of a message, in the order in which it shows them. */
  static List<Node> pointers(Node item) {
    List<Node> all = new ArrayList<>();
    item.node("standardMessage")
        .ifPresent(
            standard -> {
              standard.nodes("attachments").forEach(one -> one.node("pointer").ifPresent(all::add));
              standard.node("longText").ifPresent(all::add);
              standard.nodes("linkPreview").forEach(one -> one.node("image").ifPresent(all::add));
            });
    item.node("viewOnceMessage")
        .flatMap(one -> one.node("attachment"))
        .flatMap(one -> one.node("pointer"))
        .ifPresent(all::add);
    item.node("stickerMessage")
        .flatMap(one -> one.node("sticker"))
        .flatMap(one -> one.node("data"))
        .ifPresent(all::add);
    item.node("directStoryReplyMessage")
        .flatMap(one -> one.node("textReply"))
        .flatMap(one -> one.node("longText"))
        .ifPresent(all::add);
    item.node("contactMessage")
        .flatMap(one -> one.node("contact"))
        .flatMap(one -> one.node("avatar"))
        .ifPresent(all::add);
    return all;
  }
}
