package org.dalel.plugins.messaging.signal.archive;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.messaging.json.Json;

/**
 * Makes nodes of the lines of an export, in which fields have names, large numbers and words are
 * texts, and bytes are in base64. A value that does not fit its field is told with the path to it.
 */
final class ExportNodes {
  private static final int DEEPEST = 24;
  private static final int LONGEST_SHOWN = 60;

  private final Shapes shapes;
  private final Notes notes;

  ExportNodes(Shapes shapes, Notes notes) {
    this.shapes = shapes;
    this.notes = notes;
  }

  /**
   * A message.
   *
   * @param message its name in {@code fields.txt}
   */
  Node read(String message, Json json) {
    return message(message, json, message, 0);
  }

  private Node message(String message, Json json, String path, int depth) {
    Node node = new Node();
    Shapes.Shape shape = shapes.of(message);
    if (json.value() instanceof Map<?, ?> members) {
      for (Object name : members.keySet()) {
        Json value = json.get(name.toString());
        Shapes.Field field = shape.byName().get(name.toString());
        String place = path + "/" + name;
        if (field == null) {
          stranger(message + "/" + name, value, depth);
        } else {
          each(value).forEach(one -> value(node, field, one, place, depth));
        }
      }
    }
    return node;
  }

  /** Fields that may be repeated stand as lists; null stands for a field that is not there. */
  private static List<Json> each(Json value) {
    return value.value() instanceof List ? value.items() : List.of(value);
  }

  private void value(Node node, Shapes.Field field, Json one, String place, int depth) {
    if (!one.isPresent() || field.form() == Shapes.Form.SKIPPED) {
      return;
    }
    Optional<?> value =
        switch (field.form()) {
          case MESSAGE ->
              one.isObject() && depth < DEEPEST
                  ? Optional.of(message(field.type(), one, place, depth + 1))
                  : Optional.empty();
          case BYTES -> string(one).flatMap(ExportNodes::base64);
          case WORD -> word(field, one);
          case NUMBER, NUMBERS -> number(one);
          case TEXT, SKIPPED -> string(one);
        };
    value.ifPresentOrElse(
        fits -> node.add(field.name(), fits),
        () ->
            notes.fault(
                "expected %s as %s, found %s".formatted(field.form().shown(), place, shown(one))));
  }

  private static Optional<String> string(Json one) {
    return one.value() instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private Optional<String> word(Shapes.Field field, Json one) {
    return one.value() instanceof Long number
        ? Optional.of(shapes.word(field.type(), number))
        : string(one).map(Shapes::plain);
  }

  private static Optional<Long> number(Json one) {
    if (one.value() instanceof Boolean is) {
      return Optional.of(is ? 1L : 0L);
    }
    if (one.value() instanceof Long number) {
      return Optional.of(number);
    }
    try {
      return string(one)
          .map(text -> text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text));
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }

  /** Both alphabets of base64 occur in JSON that is made of protobuf. */
  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private void stranger(String place, Json value, int depth) {
    for (Json one : each(value)) {
      if (one.value() instanceof Map<?, ?> members && depth < DEEPEST) {
        members
            .keySet()
            .forEach(name -> stranger(place + "/" + name, one.get(name.toString()), depth + 1));
      } else {
        one.text().ifPresent(text -> notes.stranger(place, text));
      }
    }
  }

  private static String shown(Json one) {
    if (one.isObject()) {
      return "an object";
    }
    if (one.value() instanceof List) {
      return "a list in a list";
    }
    String text = one.value().toString();
    return '"'
        + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…")
        + '"';
  }
}
