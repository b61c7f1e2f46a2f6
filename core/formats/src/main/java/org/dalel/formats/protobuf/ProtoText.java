package org.dalel.formats.protobuf;

import org.dalel.formats.ByteView;

/**
 * Writes a message as {@code protoc --decode_raw} does: a length-delimited field that reads as a
 * message is one, up to ten levels deep, and else it is a text with octal escapes.
 */
public final class ProtoText {
  private static final int DEEPEST_GUESS = 10;
  private final StringBuilder out = new StringBuilder();

  private ProtoText() {}

  /** The fields, one a line. */
  public static String of(ProtoMessage message) {
    ProtoText text = new ProtoText();
    text.fields(message, "", DEEPEST_GUESS);
    return text.out.toString();
  }

  private void fields(ProtoMessage message, String indent, int guesses) {
    for (ProtoField field : message.fields()) {
      out.append(indent).append(field.number());
      switch (field.wire()) {
        case VARINT -> out.append(": ").append(Long.toUnsignedString(field.value()));
        case FIXED32 -> out.append(String.format(": 0x%08x", field.value()));
        case FIXED64 -> out.append(String.format(": 0x%016x", field.value()));
        case GROUP -> nested(ProtoMessage.read(field.bytes()), indent, guesses);
        case LENGTH -> delimited(field, indent, guesses);
      }
      out.append('\n');
    }
  }

  private void delimited(ProtoField field, String indent, int guesses) {
    boolean message = guesses > 0 && field.message().isPresent();
    if (message) {
      nested(ProtoMessage.read(field.bytes()), indent, guesses - 1);
    } else {
      out.append(": \"");
      escape(field.bytes());
      out.append('"');
    }
  }

  private void nested(ProtoMessage message, String indent, int guesses) {
    out.append(" {\n");
    fields(message, indent + "  ", guesses);
    out.append(indent).append('}');
  }

  private void escape(ByteView bytes) {
    byte[] all = bytes.bytes();
    for (byte each : all) {
      switch (each) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"', '\'', '\\' -> out.append('\\').append((char) each);
        default -> {
          if (each >= ' ' && each < 0x7f) {
            out.append((char) each);
          } else {
            out.append(String.format("\\%03o", each & 0xff));
          }
        }
      }
    }
  }
}
