package org.dalel.plugins.messaging.signal.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;

/**
 * Makes nodes of the messages of a stream, in which fields have numbers. What is damaged is kept as
 * far as it can be read, and told.
 */
final class StreamNodes {
  private static final int DEEPEST = 24;

  private final Shapes shapes;
  private final Notes notes;

  StreamNodes(Shapes shapes, Notes notes) {
    this.shapes = shapes;
    this.notes = notes;
  }

  /**
   * A message.
   *
   * @param message its name in {@code fields.txt}
   */
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
    fields.fault().ifPresent(damaged -> notes.fault(damaged.getMessage()));
    return node;
  }

  private void add(Node node, Shapes.Field field, ProtoField one, int depth) {
    boolean delimited = one.wire() == ProtoField.Wire.LENGTH;
    boolean fits =
        switch (field.form()) {
          case MESSAGE -> delimited && depth < DEEPEST;
          case BYTES, TEXT -> delimited;
          case WORD, NUMBER -> !delimited;
          case NUMBERS, SKIPPED -> true;
        };
    if (!fits) {
      misfit(field, one);
      return;
    }
    switch (field.form()) {
      case MESSAGE ->
          node.add(field.name(), read(field.type(), ProtoMessage.read(one.bytes()), depth + 1));
      case BYTES -> node.add(field.name(), one.bytes().bytes());
      case TEXT -> node.add(field.name(), text(one));
      case WORD -> node.add(field.name(), shapes.word(field.type(), one.value()));
      case NUMBER -> node.add(field.name(), one.value());
      case NUMBERS -> numbers(node, field, one);
      case SKIPPED -> {}
    }
  }

  private void misfit(Shapes.Field field, ProtoField one) {
    notes.fault(
        new FormatException(
                one.offset(),
                field.form().shown() + " as " + field.name(),
                "wire type " + one.wire())
            .getMessage());
    stranger(field.name(), one);
  }

  /** Packed into one value, or one of several. */
  private void numbers(Node node, Shapes.Field field, ProtoField one) {
    if (one.wire() != ProtoField.Wire.LENGTH) {
      node.add(field.name(), one.value());
      return;
    }
    ByteCursor in = new ByteCursor(one.bytes());
    try {
      while (in.more()) {
        node.add(field.name(), in.varint());
      }
    } catch (FormatException damaged) {
      notes.fault(damaged.getMessage());
    }
  }

  private String text(ProtoField one) {
    Optional<String> text = one.text();
    if (text.isEmpty()) {
      notes.fault(
          new FormatException(one.offset(), "a text in UTF-8", "other bytes in it").getMessage());
    }
    return text.orElseGet(() -> new String(one.bytes().bytes(), StandardCharsets.UTF_8));
  }

  private void stranger(String place, ProtoField one) {
    if (one.wire() != ProtoField.Wire.LENGTH) {
      return;
    }
    Optional<ProtoMessage> inner = one.message();
    Optional<String> text = one.text().filter(StreamNodes::readable);
    if (text.isPresent()) {
      notes.stranger(place, text.get());
    } else if (inner.isPresent() && place.length() < 200) {
      inner.get().fields().forEach(deeper -> stranger(place + "/" + deeper.number(), deeper));
    }
  }

  private static boolean readable(String text) {
    return !text.isBlank() && text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
  }
}
