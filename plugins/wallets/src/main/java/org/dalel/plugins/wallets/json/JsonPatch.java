package org.dalel.plugins.wallets.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Changes of a value (RFC 6902): {@code add}, {@code replace} and {@code remove}; others and those
 * whose place is not there are left out.
 */
public final class JsonPatch {

  private JsonPatch() {}

  /** The value after all operations of an array. */
  public static Json apply(Json root, Json operations) {
    Object copy = copy(root);
    for (Json operation : operations.items()) {
      List<String> path = path(operation.get("path").text().orElse(""));
      if (!path.isEmpty()) {
        change(copy, path, operation);
      }
    }
    return Json.of(copy);
  }

  private static List<String> path(String pointer) {
    List<String> names = new ArrayList<>();
    String[] parts = pointer.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      names.add(parts[i].replace("~1", "/").replace("~0", "~"));
    }
    return names;
  }

  private static void change(Object root, List<String> path, Json operation) {
    Object parent = root;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = child(parent, name);
    }
    String name = path.get(path.size() - 1);
    boolean remove = operation.get("op").text().filter("remove"::equals).isPresent();
    if (parent instanceof Members members) {
      if (remove) {
        members.remove(name);
      } else {
        members.put(name, copy(operation.get("value")));
      }
    } else if (parent instanceof Elements elements) {
      elements.change(name, remove ? Json.MISSING : operation.get("value"), remove);
    }
  }

  private static Object child(Object parent, String name) {
    if (parent instanceof Members members) {
      return members.get(name);
    }
    return parent instanceof Elements elements ? elements.get(elements.index(name)) : Json.MISSING;
  }

  private static Object copy(Json value) {
    if (value.isObject()) {
      Members members = new Members();
      value.entries().forEach((name, member) -> members.put(name, copy(member)));
      return members;
    }
    if (value.isArray()) {
      Elements elements = new Elements();
      value.items().forEach(element -> elements.add(copy(element)));
      return elements;
    }
    return value.raw();
  }

  private static final class Members extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;
  }

  private static final class Elements extends ArrayList<Object> {

    private static final long serialVersionUID = 1;

    int index(String name) {
      boolean number = name.matches("\\d{1,9}");
      return number && Integer.parseInt(name) < size() ? Integer.parseInt(name) : -1;
    }

    @Override
    public Object get(int index) {
      return index < 0 ? Json.MISSING : super.get(index);
    }

    void change(String name, Json value, boolean remove) {
      int index = index(name);
      if (index >= 0 && remove) {
        remove(index);
      } else if (index >= 0) {
        set(index, copy(value));
      } else if (name.equals("-") && !remove) {
        add(copy(value));
      }
    }
  }
}
