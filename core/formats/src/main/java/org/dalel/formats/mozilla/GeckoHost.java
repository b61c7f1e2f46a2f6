package org.dalel.formats.mozilla;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.ScriptValue;
import org.dalel.formats.script.ScriptValue.Binary;
import org.dalel.formats.script.ScriptValue.Host;
import org.dalel.formats.script.ScriptValue.Moment;
import org.dalel.formats.script.ScriptValue.Numeric;
import org.dalel.formats.script.ScriptValue.Text;

/**
 * Reads the objects that Gecko adds to the values of SpiderMonkey: files and keys.
 *
 * <pre>
 *   8001 blob    u64 size, type                         data of the pair: which file of the record
 *   8005 file    u64 size, type, i64 modified, name     8002 the same without the time
 *   800a key     u32 version, u32 attributes, three keys, name of the algorithm, its parameters
 * </pre>
 *
 * <p>Source: Firefox, dom/indexedDB/IndexedDatabase.cpp, dom/crypto/CryptoKey.cpp,
 * dom/crypto/KeyAlgorithmProxy.cpp.
 */
final class GeckoHost {
  private static final int BLOB = 0x8001;
  private static final int FILE_WITHOUT_TIME = 0x8002;
  private static final int FILE = 0x8005;
  private static final int CRYPTO_KEY = 0x800a;
  private static final int AES = 0;
  private static final int HMAC = 1;
  private static final int RSA = 2;
  private static final int ELLIPTIC = 3;
  private final ByteCursor in;

  GeckoHost(ByteCursor in) {
    this.in = in;
  }

  Host read(int tag, int data) throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    switch (tag) {
      case BLOB -> {
        properties.put("index", new Numeric(data));
        blob(properties);
        return new Host("Blob", properties);
      }
      case FILE, FILE_WITHOUT_TIME -> {
        properties.put("index", new Numeric(data));
        blob(properties);
        if (tag == FILE) {
          properties.put("modified", new Moment(in.i64()));
        }
        properties.put("name", string());
        return new Host("File", properties);
      }
      case CRYPTO_KEY -> {
        key(properties);
        return new Host("CryptoKey", properties);
      }
      default -> {
        String found = String.format("tag ffff%04x", tag);
        throw new FormatException(in.position() - 8, "the tag of a known value", found);
      }
    }
  }

  private void blob(Map<String, ScriptValue> properties) throws FormatException {
    properties.put("size", new Numeric(in.i64()));
    properties.put("type", string());
  }

  /** A length of 32 bits, padded, then UTF-8, padded. */
  private Text string() throws FormatException {
    CloneReader.align(in);
    int length = in.i32();
    CloneReader.align(in);
    Text text = new Text(in.text(length, StandardCharsets.UTF_8));
    CloneReader.align(in);
    return text;
  }

  private void key(Map<String, ScriptValue> properties) throws FormatException {
    CloneReader.align(in);
    properties.put("version", new Numeric(in.u32()));
    properties.put("attributes", new Numeric(in.u32()));
    properties.put("secret", bytes());
    properties.put("private", bytes());
    properties.put("public", bytes());
    properties.put("name", wide());
    in.u32();
    int algorithm = in.i32();
    switch (algorithm) {
      case AES -> properties.put("bits", number());
      case HMAC -> {
        properties.put("bits", number());
        properties.put("hash", wide());
      }
      case RSA -> {
        properties.put("bits", number());
        properties.put("exponent", bytes());
        properties.put("hash", wide());
      }
      case ELLIPTIC -> properties.put("curve", wide());
      default -> properties.put("algorithm", new Numeric(algorithm));
    }
  }

  /** A pair whose second half counts. */
  private int count() throws FormatException {
    CloneReader.align(in);
    in.u32();
    return in.i32();
  }

  private Numeric number() throws FormatException {
    return new Numeric(count());
  }

  private Binary bytes() throws FormatException {
    Binary bytes = new Binary("key", in.slice(count()));
    CloneReader.align(in);
    return bytes;
  }

  private Text wide() throws FormatException {
    int bytes = (int) Math.min(2L * count(), Integer.MAX_VALUE);
    Text text = new Text(in.text(bytes, StandardCharsets.UTF_16LE));
    CloneReader.align(in);
    return text;
  }
}
