package org.dalel.formats.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;

/**
 * What readers of stored values share: the bound on depth, the numbers of the objects, and that a
 * value which breaks off keeps what came before.
 */
public abstract class Tree {
  /** The deepest nesting that is read. */
  public static final int DEEPEST = 200;

  /** The bytes being read. */
  protected final ByteCursor in;

  private final List<ScriptValue> objects = new ArrayList<>();
  private Optional<FormatException> fault = Optional.empty();
  private int depth;

  /** Reads from a cursor. */
  protected Tree(ByteCursor in) {
    this.in = in;
  }

  /** Reads the value that starts here. */
  protected abstract ScriptValue next() throws FormatException;

  /** Reads the outermost value. */
  protected final Decoded decode() {
    ScriptValue value = value();
    return new Decoded(value, Collections.unmodifiableList(objects), fault);
  }

  /** Reads an inner value; never fails, but {@link #broken} from then on. */
  protected final ScriptValue value() {
    if (broken()) {
      return new ScriptValue.Unreadable(in.position());
    }
    depth++;
    try {
      if (depth > DEEPEST) {
        throw new FormatException(in.position(), "at most " + DEEPEST + " levels", "more");
      }
      return next();
    } catch (FormatException e) {
      fault = Optional.of(e);
      return new ScriptValue.Unreadable(e.offset());
    } finally {
      depth--;
    }
  }

  /** Notes why the value cannot be read on; what was read so far is kept. */
  protected final void fail(FormatException e) {
    fault = fault.isPresent() ? fault : Optional.of(e);
  }

  /** Whether the rest cannot be read. */
  protected final boolean broken() {
    return fault.isPresent();
  }

  /** Gives an object the next number. */
  protected final <V extends ScriptValue> V numbered(V object) {
    objects.add(object);
    return object;
  }

  /** The number that the next object gets. */
  protected final int objects() {
    return objects.size();
  }

  /** An object by its number. */
  protected final ScriptValue object(int id) throws FormatException {
    if (id < 0 || id >= objects.size()) {
      String expected = "a reference to one of " + objects.size() + " objects";
      throw new FormatException(in.position(), expected, "number " + id);
    }
    return objects.get(id);
  }

  /** Puts an object in the place of one that was numbered before it was known. */
  protected final void renumber(int id, ScriptValue object) {
    objects.set(id, object);
  }

  /** An array that is filled later through its list. */
  protected static ScriptValue.Array array(List<ScriptValue> items, Map<String, ScriptValue> more) {
    return new ScriptValue.Array(
        Collections.unmodifiableList(items), Collections.unmodifiableMap(more));
  }

  /** An object that is filled later through its map. */
  protected static ScriptValue.Structure structure(Map<String, ScriptValue> properties) {
    return new ScriptValue.Structure(Collections.unmodifiableMap(properties));
  }

  /** A browser's object of some type. */
  protected static ScriptValue.Host host(String type, Object... namesAndValues) {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], scalar(namesAndValues[i + 1]));
    }
    return new ScriptValue.Host(type, Collections.unmodifiableMap(properties));
  }

  private static ScriptValue scalar(Object value) {
    if (value instanceof Number number) {
      return new ScriptValue.Numeric(number.doubleValue());
    }
    return value instanceof ScriptValue known ? known : new ScriptValue.Text(value.toString());
  }

  /** A property's name, from the value that stands for it. */
  protected static String name(ScriptValue key) {
    if (key instanceof ScriptValue.Text text) {
      return text.value();
    }
    return ScriptJson.of(key);
  }
}
