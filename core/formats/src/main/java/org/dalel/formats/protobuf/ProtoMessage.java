package org.dalel.formats.protobuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The fields of a message, read without its schema.
 *
 * <p>Only this level is read; {@link ProtoField#message} reads the next one when it is asked for,
 * so that depth costs nothing.
 *
 * @param fields in the order of the wire, as far as they could be read
 * @param fault why there are no more; empty when all bytes were read
 */
public record ProtoMessage(List<ProtoField> fields, Optional<FormatException> fault) {
  private static final long MOST_TAG = 0xffffffffL;
  private static final int DEEPEST_GROUP = 100;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int START_GROUP = 3;
  private static final int END_GROUP = 4;
  private static final int FIXED32 = 5;

  /** Reads all fields that there are. */
  public static ProtoMessage read(ByteView bytes) {
    ByteCursor in = new ByteCursor(bytes);
    List<ProtoField> fields = new ArrayList<>();
    try {
      while (in.more()) {
        fields.add(field(in));
      }
      return new ProtoMessage(List.copyOf(fields), Optional.empty());
    } catch (FormatException e) {
      return new ProtoMessage(List.copyOf(fields), Optional.of(e));
    }
  }

  /** The fields of one number, in their order. */
  public Stream<ProtoField> all(int number) {
    return fields.stream().filter(field -> field.number() == number);
  }

  /** The last field of a number: the one that counts where there should be one. */
  public Optional<ProtoField> last(int number) {
    return all(number).reduce((first, second) -> second);
  }

  /** The message in the last field of a number. */
  public Optional<ProtoMessage> message(int number) {
    return last(number).flatMap(ProtoField::message);
  }

  /** The text in the last field of a number. */
  public Optional<String> text(int number) {
    return last(number).flatMap(ProtoField::text);
  }

  /** The bytes in the last field of a number. */
  public Optional<ByteView> bytes(int number) {
    return last(number)
        .filter(field -> field.wire() == ProtoField.Wire.LENGTH)
        .map(ProtoField::bytes);
  }

  private static ProtoField field(ByteCursor in) throws FormatException {
    long offset = in.position();
    long tag = tag(in);
    int number = (int) (tag >>> 3);
    ByteView none = in.view().slice(in.at(), 0);
    return switch ((int) tag & 7) {
      case VARINT -> new ProtoField(number, ProtoField.Wire.VARINT, offset, in.varint(), none);
      case FIXED64 -> new ProtoField(number, ProtoField.Wire.FIXED64, offset, in.i64(), none);
      case FIXED32 -> new ProtoField(number, ProtoField.Wire.FIXED32, offset, in.u32(), none);
      case LENGTH -> {
        ByteView bytes = in.slice(in.length());
        yield new ProtoField(number, ProtoField.Wire.LENGTH, offset, 0, bytes);
      }
      case START_GROUP ->
          new ProtoField(number, ProtoField.Wire.GROUP, offset, 0, group(in, number));
      default -> throw new FormatException(offset, "a wire type of 0 to 3 or 5", (tag & 7) + "");
    };
  }

  private static long tag(ByteCursor in) throws FormatException {
    long offset = in.position();
    long tag = in.varint();
    if (tag < 8 || tag > MOST_TAG) {
      String found = Long.toUnsignedString(tag);
      throw new FormatException(offset, "a tag of 8 to 4294967295", found);
    }
    return tag;
  }

  /** The bytes up to the end of the group, which is passed over. */
  private static ByteView group(ByteCursor in, int number) throws FormatException {
    int start = in.at();
    int[] open = new int[DEEPEST_GROUP];
    int depth = 1;
    open[0] = number;
    int end = start;
    while (depth > 0) {
      end = in.at();
      long offset = in.position();
      long tag = tag(in);
      int inner = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case VARINT -> in.varint();
        case FIXED64 -> in.skip(8);
        case FIXED32 -> in.skip(4);
        case LENGTH -> in.skip(in.length());
        case START_GROUP -> {
          if (depth == DEEPEST_GROUP) {
            throw new FormatException(offset, "at most 100 groups in each other", "more");
          }
          open[depth++] = inner;
        }
        case END_GROUP -> {
          if (inner != open[--depth]) {
            throw new FormatException(offset, "the end of group " + open[depth], inner + "");
          }
        }
        default -> throw new FormatException(offset, "a wire type of 0 to 5", (tag & 7) + "");
      }
    }
    return in.view().slice(start, end - start);
  }
}
