package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A row of the table of messages. Its key is big-endian, its value little-endian.
 *
 * <pre>
 *   key:   peer 8 | namespace 4 | time 4 | id 4
 *   value: 0 1 | stable id 4 | version 4 | what there is 1: [global id 8] [global tags 4] [grouping key 8] [group 4]
 *          [local tags 4] [thread 8] | flags 4 | tags 4 | forwarded 1: [author 8, time 4, [source 8], [message 8 4 4],
 *          [signature], [kind of service message], [flags 4]] | author 1: [8] | text | attributes | media | references
 *   text: length 4, UTF-8;  attributes and media: count 4, each length 4 and a root object;  references: count 4, each 4 8
 * </pre>
 *
 * Damage ends the row where it is; what was read is kept. Source: the format as
 * MessageHistoryTable.swift of Telegram-iOS writes it since 2019.
 */
final class StoredMessage {
  static final int KEY = 20;
  static final int CLOUD = 0;
  private static final int GAP = 1;
  private static final int INCOMING = 4;

  /** Where a message came from. */
  record Forward(long author, int date, Optional<Long> source, Optional<String> signature) {}

  /** A file that stands in the table of media. */
  record Reference(int namespace, long id) {}

  private final List<FormatException> faults = new ArrayList<>();
  private final CodingReader coding = new CodingReader();
  private final List<Coded> attributes = new ArrayList<>();
  private final List<Coded> media = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private long peer;
  private int namespace;
  private int time;
  private int id;
  private Optional<Long> globalId = Optional.empty();
  private Optional<Long> thread = Optional.empty();
  private long flags;
  private Optional<Forward> forward = Optional.empty();
  private Optional<Long> author = Optional.empty();
  private Optional<String> text = Optional.empty();
  private boolean isMessage;
  private final boolean open;

  private StoredMessage(boolean open) {
    this.open = open;
  }

  /** Reads a row. */
  static StoredMessage read(byte[] key, byte[] value) {
    return read(key, ByteView.of(value), false);
  }

  /**
   * Reads a row of which the end is not known.
   *
   * @param rest the value, and what stands behind it
   */
  static StoredMessage readOpen(byte[] key, ByteView rest) {
    return read(key, rest, true);
  }

  private static StoredMessage read(byte[] key, ByteView value, boolean open) {
    StoredMessage message = new StoredMessage(open);
    try {
      message.key(new ByteCursor(ByteView.of(key).order(ByteOrder.BIG_ENDIAN)));
      message.value(new ByteCursor(value.order(ByteOrder.LITTLE_ENDIAN)));
    } catch (FormatException damaged) {
      message.faults.add(damaged);
    }
    message.faults.addAll(message.coding.takeFaults());
    return message;
  }

  private void key(ByteCursor in) throws FormatException {
    if (in.left() != KEY) {
      throw new FormatException(0, "a key of 20 bytes", in.left() + " bytes");
    }
    peer = in.i64();
    namespace = in.i32();
    time = in.i32();
    id = in.i32();
  }

  private void value(ByteCursor in) throws FormatException {
    int type = in.u8();
    if (type == GAP) {
      return;
    }
    if (type != 0) {
      throw new FormatException(0, "a message, of type 0", "type " + type);
    }
    isMessage = true;
    in.skip(8); // stable id and version
    int has = in.u8();
    if (has >= 1 << 6) {
      throw new FormatException(
          in.position() - 1, "parts that are known, 0 to 0x3f", "0x%x".formatted(has));
    }
    globalId = (has & 1) == 0 ? Optional.empty() : Optional.of(in.i64());
    in.skip(((has & 2) == 0 ? 0 : 4) + ((has & 4) == 0 ? 0 : 8));
    in.skip(((has & 8) == 0 ? 0 : 4) + ((has & 16) == 0 ? 0 : 4));
    thread = (has & 32) == 0 ? Optional.empty() : Optional.of(in.i64());
    flags = in.u32();
    in.skip(4); // tags
    forward(in, in.u8());
    author = in.u8() == 0 ? Optional.empty() : Optional.of(in.i64());
    text = Optional.of(text(in)).filter(one -> !one.isEmpty());
    objects(in, attributes);
    objects(in, media);
    references(in);
    if (in.more() && !open) {
      throw new FormatException(in.position(), "the end of the message", in.left() + " more bytes");
    }
  }

  private void forward(ByteCursor in, int has) throws FormatException {
    if (has == 0) {
      return;
    }
    long from = in.i64();
    int date = in.i32();
    Optional<Long> source = (has & 2) == 0 ? Optional.empty() : Optional.of(in.i64());
    in.skip((has & 4) == 0 ? 0 : 16);
    Optional<String> signature = (has & 8) == 0 ? Optional.empty() : Optional.of(text(in));
    if ((has & 16) != 0) {
      text(in);
    }
    in.skip((has & 32) == 0 ? 0 : 4);
    forward = Optional.of(new Forward(from, date, source, signature));
  }

  private String text(ByteCursor in) throws FormatException {
    byte[] bytes = in.bytes(in.i32());
    String read = new String(bytes, StandardCharsets.UTF_8);
    if (read.indexOf('\ufffd') >= 0
        && !Arrays.equals(read.getBytes(StandardCharsets.UTF_8), bytes)) {
      faults.add(
          new FormatException(in.position() - bytes.length, "a text in UTF-8", "other bytes"));
    }
    return read;
  }

  private void objects(ByteCursor in, List<Coded> all) throws FormatException {
    int count = count(in, 4);
    for (int i = 0; i < count; i++) {
      all.add(coding.root(in.slice(in.i32())));
    }
  }

  private void references(ByteCursor in) throws FormatException {
    int count = count(in, 12);
    for (int i = 0; i < count; i++) {
      references.add(new Reference(in.i32(), in.i64()));
    }
  }

  private static int count(ByteCursor in, int smallest) throws FormatException {
    long at = in.position();
    int count = in.i32();
    if (count < 0 || count > in.left() / smallest) {
      throw new FormatException(
          at, "a count of at most " + in.left() / smallest, String.valueOf(count));
    }
    return count;
  }

  /** What could not be read. */
  List<FormatException> faults() {
    return faults;
  }

  /** False for a gap in a conversation, and for what is no message at all. */
  boolean isMessage() {
    return isMessage;
  }

  /** The conversation. */
  PeerId peer() {
    return PeerId.of(peer);
  }

  long peerNumber() {
    return peer;
  }

  /** 0 for messages that the service knows. */
  int namespace() {
    return namespace;
  }

  /** Seconds since 1970. */
  int time() {
    return time;
  }

  int id() {
    return id;
  }

  Optional<Long> globalId() {
    return globalId;
  }

  Optional<Long> thread() {
    return thread;
  }

  long flags() {
    return flags;
  }

  boolean isIncoming() {
    return (flags & INCOMING) != 0;
  }

  Optional<Forward> forward() {
    return forward;
  }

  Optional<Long> author() {
    return author;
  }

  Optional<String> text() {
    return text;
  }

  List<Coded> attributes() {
    return attributes;
  }

  List<Coded> media() {
    return media;
  }

  List<Reference> references() {
    return references;
  }
}
