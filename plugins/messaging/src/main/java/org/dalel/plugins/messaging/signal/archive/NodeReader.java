package org.dalel.plugins.messaging.signal.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.messaging.json.Json;

/**
 * Makes nodes of protobuf and of JSON. What is damaged is kept as far as it can be read and told;
 * texts of fields that no version known here has are kept beside.
 */
final class NodeReader {
  private static final int DEEPEST = 24;
  private static final int LONGEST_STRANGER = 10_000;

  private final Shapes shapes = Shapes.shipped();
  private final List<FormatException> faults = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  /** What was wrong with the nodes since this was asked last. */
  List<FormatException> takeFaults() {
    List<FormatException> taken = List.copyOf(faults);
    faults.clear();
    return taken;
  }

  /** Texts of fields that are not known, since this was asked last: {@code Chat/12: text}. */
  List<String> takeStrangers() {
    List<String> taken = List.copyOf(strangers);
    strangers.clear();
    return taken;
  }

  Node read(String message, ByteView bytes) {
    return read(message, ProtoMessage.read(bytes), 0);
  }

  private Node read(String message, ProtoMessage fields, int depth) {
    Node node = new Node();
    Shapes.Shape shape = shapes.of(message);
    for (ProtoField one : fields.fields()) {
      Shapes.Field field = shape.byNumber().get(one.number());
      if (field == null) {
        stranger(message + "/" + one.number(), one);
      } else {
        add(node, field, one, depth);
      }
    }
    fields.fault().ifPresent(faults::add);
    return node;
  }

  private void add(Node node, Shapes.Field field, ProtoField one, int depth) {
    boolean delimited = one.wire() == ProtoField.Wire.LENGTH;
    switch (field.form()) {
      case MESSAGE -> {
        if (delimited && depth < DEEPEST) {
          node.add(field.name(), read(field.type(), ProtoMessage.read(one.bytes()), depth + 1));
        } else {
          misfit(field, one, "a message");
        }
      }
      case BYTES -> {
        if (delimited) {
          node.add(field.name(), one.bytes().bytes());
        } else {
          misfit(field, one, "bytes");
        }
      }
      case WORD -> {
        if (delimited) {
          misfit(field, one, "a number");
        } else {
          node.add(field.name(), shapes.word(field.type(), one.value()));
        }
      }
      case NUMBERS -> {
        if (delimited) {
          packed(node, field, one.bytes());
        } else {
          node.add(field.name(), one.value());
        }
      }
      case PLAIN -> node.add(field.name(), delimited ? text(one) : (Object) one.value());
    }
  }

  private void misfit(Shapes.Field field, ProtoField one, String expected) {
    faults.add(
        new FormatException(
            one.offset(), expected + " as " + field.name(), "wire type " + one.wire()));
    stranger(field.name(), one);
  }

  private void packed(Node node, Shapes.Field field, ByteView bytes) {
    ByteCursor in = new ByteCursor(bytes);
    try {
      while (in.more()) {
        node.add(field.name(), in.varint());
      }
    } catch (FormatException damaged) {
      faults.add(damaged);
    }
  }

  private String text(ProtoField one) {
    Optional<String> text = one.text();
    if (text.isEmpty()) {
      faults.add(new FormatException(one.offset(), "a text in UTF-8", "other bytes in it"));
    }
    return text.orElseGet(() -> new String(one.bytes().bytes(), StandardCharsets.UTF_8));
  }

  private void stranger(String place, ProtoField one) {
    if (one.wire() != ProtoField.Wire.LENGTH) {
      return;
    }
    Optional<ProtoMessage> inner = one.message();
    Optional<String> text = one.text().filter(NodeReader::readable);
    if (text.isPresent()) {
      strangers.add(place + ": " + cut(text.get()));
    } else if (inner.isPresent() && place.length() < 200) {
      inner.get().fields().forEach(deeper -> stranger(place + "/" + deeper.number(), deeper));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_STRANGER ? text : text.substring(0, LONGEST_STRANGER);
  }

  private static boolean readable(String text) {
    return !text.isBlank() && text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
  }

  /** A message of an export: names for numbers, texts for large numbers, base64 for bytes. */
  Node read(String message, Json json) {
    return read(message, json, 0);
  }

  private Node read(String message, Json json, int depth) {
    Node node = new Node();
    Shapes.Shape shape = shapes.of(message);
    if (json.value() instanceof Map<?, ?> members) {
      for (Object name : members.keySet()) {
        Json value = json.get(name.toString());
        Shapes.Field field = shape.byName().get(name.toString());
        List<Json> each = value.value() instanceof List ? value.items() : List.of(value);
        for (Json one : each) {
          if (field == null) {
            one.text().ifPresent(text -> strangers.add(message + "/" + name + ": " + cut(text)));
          } else {
            value(node, field, one, depth);
          }
        }
      }
    }
    return node;
  }

  private void value(Node node, Shapes.Field field, Json one, int depth) {
    switch (field.form()) {
      case MESSAGE -> {
        if (one.isObject() && depth < DEEPEST) {
          node.add(field.name(), read(field.type(), one, depth + 1));
        }
      }
      case BYTES ->
          one.text().flatMap(NodeReader::base64).ifPresent(b -> node.add(field.name(), b));
      case WORD -> one.text().ifPresent(word -> node.add(field.name(), Shapes.plain(word)));
      case NUMBERS -> one.number().ifPresent(number -> node.add(field.name(), number));
      case PLAIN -> {
        if (one.value() instanceof Boolean is) {
          node.add(field.name(), is ? 1L : 0L);
        } else {
          one.text()
              .ifPresent(
                  text ->
                      node.add(
                          field.name(), one.value() instanceof Long whole ? whole : (Object) text));
        }
      }
    }
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
