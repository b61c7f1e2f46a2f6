package org.dalel.plugins.wallets.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON (RFC 8259) within limits; what stands before a damage is kept. */
public final class JsonReader {

  private static final int DEEPEST = 48;
  private static final int LONGEST_STRING = 32 << 20;
  private static final int MOST_VALUES = 2_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_STRING)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private int values;

  private JsonReader() {}

  /** The first value of UTF-8 text; bytes after it are left. */
  public static JsonText read(byte[] text) {
    return read(text, 0, text.length);
  }

  /** The first value of a part of the bytes. */
  public static JsonText read(byte[] bytes, int from, int to) {
    int start = from + byteOrderMark(bytes, from, to);
    List<Object> holder = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(bytes, start, to - start)) {
      try {
        if (parser.nextToken() == null) {
          return new JsonText(Json.MISSING, to, Optional.of("expected a value, found the end"));
        }
        new JsonReader().value(parser, holder);
        long end = start + parser.currentLocation().getByteOffset();
        return new JsonText(first(holder), end, Optional.empty());
      } catch (IOException damage) {
        long end = start + Math.max(0, parser.currentLocation().getByteOffset());
        return new JsonText(first(holder), end, Optional.of(sentence(damage, end)));
      }
    } catch (IOException unreadable) {
      return new JsonText(Json.MISSING, from, Optional.of(sentence(unreadable, from)));
    }
  }

  /** The members of an array whose brackets are not there: {@code a,b,c}. */
  public static JsonText readSequence(byte[] bytes, int from) {
    byte[] array = new byte[bytes.length - from + 2];
    array[0] = '[';
    System.arraycopy(bytes, from, array, 1, bytes.length - from);
    array[array.length - 1] = ']';
    return read(array);
  }

  private static Json first(List<Object> holder) {
    return holder.isEmpty() ? Json.MISSING : Json.of(holder.get(0));
  }

  private static String sentence(IOException damage, long at) {
    String message = String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
    return String.format("expected JSON at 0x%x, found: %s", at, message);
  }

  private static int byteOrderMark(byte[] bytes, int from, int to) {
    boolean marked =
        to - from >= 3
            && bytes[from] == (byte) 0xef
            && bytes[from + 1] == (byte) 0xbb
            && bytes[from + 2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  /** Each container is in its parent before it is filled, so that damage inside loses little. */
  private void value(JsonParser parser, List<Object> into) throws IOException {
    if (++values > MOST_VALUES) {
      throw new IOException("more than " + MOST_VALUES + " values");
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      into.add(object);
      members(parser, object);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> array = new ArrayList<>();
      into.add(array);
      while (next(parser) != JsonToken.END_ARRAY) {
        value(parser, array);
      }
    } else {
      into.add(scalar(parser));
    }
  }

  private void members(JsonParser parser, Map<String, Object> object) throws IOException {
    while (next(parser) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next(parser);
      List<Object> holder = new Member(object, name);
      value(parser, holder);
    }
  }

  private static JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new IOException("the end of the text");
    }
    return token;
  }

  private static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getText()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw new IOException("expected a value, found " + parser.currentToken());
    };
  }

  /** A place for one value under a name. */
  private static final class Member extends java.util.AbstractList<Object> {

    private final Map<String, Object> object;
    private final String name;

    Member(Map<String, Object> object, String name) {
      this.object = object;
      this.name = name;
    }

    @Override
    public boolean add(Object value) {
      object.put(name, value);
      return true;
    }

    @Override
    public Object get(int index) {
      return object.get(name);
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
