package org.dalel.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.records.Records;

/**
 * One finding: a visit, a message, a wallet, an address in a text.
 *
 * <p>Fields are what JSON can hold: strings, booleans, {@code Long}, finite {@code Double}, and
 * lists and maps of those, at most 16 deep; smaller numbers are widened, {@code null} is refused
 * (leave the field out), unpaired surrogates are kept as their escape ({@code \}{@code ud83d}). All
 * of it is copied and cannot be modified. Fields keep the order given; a map inside a field is
 * sorted by its keys, since not every map of a program has an order.
 *
 * @param type a type that the extractor declared
 * @param fields what is known, in the order in which an examiner would read it
 * @param position where in the item it stands
 * @param state how the record was there
 * @param confidence how sure the extractor is
 * @param identifiers what leads from here to other evidence
 * @param events what happened when
 */
public record Artifact(
    String type,
    Map<String, Object> fields,
    Position position,
    RecordState state,
    Confidence confidence,
    List<Identifier> identifiers,
    List<Event> events) {

  public Artifact {
    Tokens.require("artifact type", type);
    fields = JsonValues.copyOf(fields);
    identifiers = List.copyOf(identifiers);
    events = List.copyOf(events);
  }

  /** Starts an artifact of the whole item, live, with high confidence. */
  public static Builder of(String type) {
    return new Builder(type);
  }

  /**
   * Starts an artifact from a record: its fields, identifiers and events.
   *
   * @throws IllegalArgumentException if the record is not one that {@link Records} describes
   */
  public static Builder of(Record record) {
    return Records.artifact(record);
  }

  /** The same with other fields. */
  public Artifact withFields(Map<String, Object> other) {
    return new Artifact(type, other, position, state, confidence, identifiers, events);
  }

  /** The same found in another place and state. */
  public Artifact found(Position where, RecordState how) {
    return new Artifact(type, fields, where, how, confidence, identifiers, events);
  }

  /** Collects an artifact; see {@link Artifact} for the meaning of its parts. */
  public static final class Builder {

    private final String type;
    private Map<String, Object> fields = new LinkedHashMap<>();
    private boolean given;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Position position = new Position.WholeItem();
    private RecordState state = RecordState.LIVE;
    private Confidence confidence = Confidence.HIGH;

    private Builder(String type) {
      this.type = type;
    }

    /**
     * @throws IllegalArgumentException if the value is not one that JSON can hold, or the name is
     *     taken
     */
    public Builder field(String name, Object value) {
      if (given) {
        fields = new LinkedHashMap<>(fields);
        given = false;
      }
      if (fields.putIfAbsent(JsonValues.name(name), JsonValues.copyOf(name, value)) != null) {
        throw new IllegalArgumentException("field '" + name + "': expected once, found twice");
      }
      return this;
    }

    /** Adds the field if there is a value. */
    public Builder field(String name, Optional<?> value) {
      value.ifPresent(present -> field(name, (Object) present));
      return this;
    }

    public Builder at(Position newPosition) {
      position = newPosition;
      return this;
    }

    /** Places the artifact at a byte of the item's content. */
    public Builder atByte(long offset) {
      return at(new Position.ByteOffset(offset));
    }

    /** Places the artifact at a numbered record, e.g. row 12 of table {@code urls}. */
    public Builder atRecord(String of, long number) {
      return at(new Position.RecordNumber(of, number));
    }

    /** Places the artifact at a character (UTF-16 code unit) of the item's text. */
    public Builder atText(long offset) {
      return at(new Position.TextOffset(offset));
    }

    public Builder state(RecordState newState) {
      state = newState;
      return this;
    }

    public Builder confidence(Confidence newConfidence) {
      confidence = newConfidence;
      return this;
    }

    public Builder identifier(Identifier identifier) {
      identifiers.add(identifier);
      return this;
    }

    public Builder event(Event event) {
      events.add(event);
      return this;
    }

    public Artifact build() {
      given = true;
      return new Artifact(
          type, JsonValues.frozen(fields), position, state, confidence, identifiers, events);
    }
  }
}
