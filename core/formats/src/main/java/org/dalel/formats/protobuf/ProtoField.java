package org.dalel.formats.protobuf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.formats.ByteView;

/**
 * A field as it stands on the wire.
 *
 * @param number of the field
 * @param wire how its value is written
 * @param offset in the file of its tag
 * @param value of a number; 0 for others
 * @param bytes of a length-delimited field or a group; empty for numbers
 */
public record ProtoField(int number, Wire wire, long offset, long value, ByteView bytes) {
  /** How a value is written. */
  public enum Wire {
    /** A whole number, a truth value or an enumeration. */
    VARINT,
    /** A 64-bit number or a double. */
    FIXED64,
    /** A text, bytes, a message, or packed numbers: only the schema knows. */
    LENGTH,
    /** A message between two tags, of long ago. */
    GROUP,
    /** A 32-bit number or a float. */
    FIXED32
  }

  /** The value as a number with its sign folded away, as {@code sint32} and {@code sint64} are. */
  public long zigzag() {
    return value >>> 1 ^ -(value & 1);
  }

  /** The value as a double. */
  public double asDouble() {
    return wire == Wire.FIXED32
        ? Float.intBitsToFloat((int) value)
        : Double.longBitsToDouble(value);
  }

  /** The fields within, when all bytes can be read as such: a guess, right for true messages. */
  public Optional<ProtoMessage> message() {
    ProtoMessage inner = ProtoMessage.read(bytes);
    boolean could = wire == Wire.GROUP || wire == Wire.LENGTH && bytes.length() > 0;
    return could && inner.fault().isEmpty() ? Optional.of(inner) : Optional.empty();
  }

  /** The bytes as a text, when they are UTF-8. */
  public Optional<String> text() {
    if (wire != Wire.LENGTH) {
      return Optional.empty();
    }
    try {
      ByteBuffer copy = bytes.buffer();
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(copy).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
