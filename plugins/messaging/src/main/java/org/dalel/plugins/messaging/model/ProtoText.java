package org.dalel.plugins.messaging.model;

import java.util.Base64;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoMessage;

/** Texts at a path of field numbers in protobuf of which the schema is not known. */
final class ProtoText {
  private ProtoText() {}

  static Optional<String> fromBase64(String text, String path) {
    try {
      return at(ProtoMessage.read(ByteView.of(Base64.getMimeDecoder().decode(text))), path);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> at(ProtoMessage message, String path) {
    String[] fields = path.split("/");
    Optional<ProtoMessage> inner = Optional.of(message);
    for (int i = 0; i < fields.length - 1; i++) {
      int field = Integer.parseInt(fields[i]);
      inner = inner.flatMap(one -> one.message(field));
    }
    int last = Integer.parseInt(fields[fields.length - 1]);
    return inner.flatMap(one -> one.text(last)).filter(found -> !found.isEmpty());
  }
}
