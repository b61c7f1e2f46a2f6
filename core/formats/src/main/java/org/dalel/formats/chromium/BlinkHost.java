package org.dalel.formats.chromium;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.ScriptValue;
import org.dalel.formats.script.ScriptValue.Binary;
import org.dalel.formats.script.ScriptValue.Host;
import org.dalel.formats.script.ScriptValue.Numeric;
import org.dalel.formats.script.ScriptValue.Text;

/**
 * Reads the objects that Blink adds to the values of V8: files, handles, keys, geometry.
 *
 * <p>Source: Chromium, third_party/blink/renderer/bindings/core/v8/serialization/
 * serialization_tag.h and bindings/modules/v8/serialization/.
 */
final class BlinkHost {
  private static final int AES = 1;
  private static final int HMAC = 2;
  private static final int RSA = 4;
  private static final int ELLIPTIC = 5;
  private static final int OKP_OR_NONE = 6;
  private static final int MOST_FILES = 100_000;
  private final ByteCursor in;

  BlinkHost(ByteCursor in) {
    this.in = in;
  }

  Host read() throws FormatException {
    return read(in.u8());
  }

  Host read(int tag) throws FormatException {
    return switch (tag) {
      case 'b' -> of("Blob", "uuid", text(), "type", text(), "size", number());
      case 'i' -> of("Blob", "index", number());
      case 'e' -> of("File", "index", number());
      case 'L' -> files();
      case 'n' -> of("FileSystemFileHandle", "name", text(), "index", number());
      case 'N' -> of("FileSystemDirectoryHandle", "name", text(), "index", number());
      case 'K' -> key();
      case 'k' -> of("RTCCertificate", "privateKey", text(), "certificate", text());
      case 'x' -> of("DOMException", "name", text(), "message", text(), "stack", text());
      case 'Q', 'W' -> doubles("DOMPoint", 4);
      case 'E', 'R' -> doubles("DOMRect", 4);
      case 'T' -> doubles("DOMQuad", 16);
      case 'I', 'O' -> doubles("DOMMatrix", 6);
      case 'Y', 'U' -> doubles("DOMMatrix", 16);
      case '#' -> image();
      default -> {
        String found = String.format("tag 0x%02x", tag);
        throw new FormatException(in.position() - 1, "the tag of a value", found);
      }
    };
  }

  private Text text() throws FormatException {
    return new Text(in.text(in.length(), StandardCharsets.UTF_8));
  }

  private Numeric number() throws FormatException {
    return new Numeric(in.varint());
  }

  private static Host of(String type, Object... namesAndValues) {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], (ScriptValue) namesAndValues[i + 1]);
    }
    return new Host(type, properties);
  }

  private Host files() throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    long count = in.varint();
    for (int i = 0; i < Math.min(count, MOST_FILES); i++) {
      properties.put("index" + i, number());
    }
    return new Host("FileList", properties);
  }

  private Host doubles(String type, int count) throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      properties.put("v" + i, new Numeric(in.f64()));
    }
    return new Host(type, properties);
  }

  /** Settings of the colours up to a zero, then the size and the pixels. */
  private Host image() throws FormatException {
    while (in.varint() != 0) {
      in.varint();
    }
    Numeric width = number();
    Numeric height = number();
    Binary pixels = new Binary("Uint8ClampedArray", in.slice(in.length()));
    return of("ImageData", "width", width, "height", height, "data", pixels);
  }

  private Host key() throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    long place = in.position();
    int kind = in.u8();
    switch (kind) {
      case AES -> numbers(properties, "algorithm", "bytes");
      case HMAC -> numbers(properties, "bytes", "hash");
      case RSA -> {
        numbers(properties, "algorithm", "half", "bits");
        properties.put("exponent", new Binary("exponent", in.slice(in.length())));
        numbers(properties, "hash");
      }
      case ELLIPTIC -> numbers(properties, "algorithm", "half", "curve");
      case OKP_OR_NONE -> numbers(properties, "algorithm");
      default -> throw new FormatException(place, "a key of kind 1, 2, 4, 5 or 6", "kind " + kind);
    }
    numbers(properties, "usages");
    properties.put("data", new Binary("key", in.slice(in.length())));
    return new Host("CryptoKey", properties);
  }

  private void numbers(Map<String, ScriptValue> properties, String... names)
      throws FormatException {
    for (String name : names) {
      properties.put(name, number());
    }
  }
}
