package org.dalel.plugins.messaging.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;

/**
 * What stands in front of an encrypted backup.
 *
 * <pre>
 *   crypt12   2 version | 1 key version | 32 server salt | 16 account | 16 vector           67 bytes
 *   crypt14   1 size | maybe 0x01 | protobuf: 2 {2 key version, 3 server salt, 4 account, 5 vector}
 *   crypt15   1 size | maybe 0x01 | protobuf: 3 {1 vector}
 *             in both also 4 or 5 {1 version of the app ... digits of the phone}
 * </pre>
 *
 * @param format {@code crypt12}, {@code crypt14} or {@code crypt15}
 * @param iv initialisation vector
 * @param data where the cipher text begins
 * @param appVersion of the app that wrote it
 * @param phoneEnd the last digits of the phone number
 */
record BackupHeader(
    String format, byte[] iv, int data, Optional<String> appVersion, Optional<String> phoneEnd) {

  /** Bytes that are enough for a header. */
  static final int LONGEST = 512;

  private static final int CRYPT12 = 67;
  private static final int IV = 16;

  /** Reads one; nothing if it is none. */
  static Optional<BackupHeader> of(byte[] head, boolean named12) {
    if (named12
        || head.length > CRYPT12 && head[0] == 0 && head[1] == 1 && head[2] >= 1 && head[2] <= 3) {
      return head.length < CRYPT12
          ? Optional.empty()
          : Optional.of(
              new BackupHeader(
                  "crypt12",
                  Arrays.copyOfRange(head, CRYPT12 - IV, CRYPT12),
                  CRYPT12,
                  Optional.empty(),
                  Optional.empty()));
    }
    int size = head.length < 2 ? 0 : head[0] & 0xff;
    int from = size > 0 && head[1] == 1 ? 2 : 1;
    if (size < IV + 4 || from + size > head.length) {
      return Optional.empty();
    }
    ProtoMessage prefix =
        ProtoMessage.read(ByteView.of(Arrays.copyOfRange(head, from, from + size)));
    return prefix.fault().isPresent() ? Optional.empty() : of(prefix, from + size);
  }

  private static Optional<BackupHeader> of(ProtoMessage prefix, int data) {
    Optional<byte[]> of14 = prefix.message(2).flatMap(inner -> vector(inner, 5));
    Optional<byte[]> of15 = prefix.message(3).flatMap(inner -> vector(inner, 1));
    return of14.or(() -> of15)
        .map(
            iv ->
                new BackupHeader(
                    of14.isPresent() ? "crypt14" : "crypt15",
                    iv,
                    data,
                    text(prefix, "\\d+\\.\\d+[.\\d]*"),
                    text(prefix, "\\d{2}")));
  }

  private static Optional<byte[]> vector(ProtoMessage in, int field) {
    return in.bytes(field).filter(bytes -> bytes.length() == IV).map(ByteView::bytes);
  }

  /** The first text in the inner messages that looks so: its field moved between versions. */
  private static Optional<String> text(ProtoMessage prefix, String pattern) {
    for (ProtoField outer : prefix.fields()) {
      if (outer.wire() != ProtoField.Wire.LENGTH) {
        continue;
      }
      for (ProtoField inner : outer.message().map(ProtoMessage::fields).orElse(List.of())) {
        Optional<String> text =
            inner.wire() == ProtoField.Wire.LENGTH ? inner.text() : Optional.empty();
        if (text.filter(found -> found.matches(pattern)).isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }
}
