package org.dalel.formats.script;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteView;

/**
 * A value of a script as a browser stores it: the result of the structured clone algorithm.
 *
 * <p>A value that occurs twice, or within itself, occurs once; further times it is a {@link
 * Reference}, so that a tree of values is always finite. Source: HTML standard, section 2.7 "Safe
 * passing of structured data".
 */
public sealed interface ScriptValue {
  /** Nothing is there, of one kind or another. */
  enum Nothing implements ScriptValue {
    /** {@code undefined}. */
    UNDEFINED,
    /** {@code null}. */
    NULL,
    /** A place of an array that was never filled. */
    HOLE
  }

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements ScriptValue {}

  /** A number; whole numbers too are doubles in a script. */
  record Numeric(double value) implements ScriptValue {}

  /** A whole number of any size. */
  record Big(BigInteger value) implements ScriptValue {}

  /** A text. */
  record Text(String value) implements ScriptValue {}

  /**
   * A point in time.
   *
   * @param millis since 1970-01-01 UTC; NaN for an invalid date
   */
  record Moment(double millis) implements ScriptValue {}

  /** A regular expression. */
  record Pattern(String source, String flags) implements ScriptValue {}

  /**
   * Raw bytes.
   *
   * @param type of the array or view over them, such as {@code Uint8Array}
   * @param bytes what it shows
   */
  record Binary(String type, ByteView bytes) implements ScriptValue {}

  /**
   * An array.
   *
   * @param items by place; what was never filled is a {@link Nothing#HOLE}
   * @param properties further named properties, hardly ever any; those of a sparse array
   */
  record Array(List<ScriptValue> items, Map<String, ScriptValue> properties)
      implements ScriptValue {}

  /** An object with named properties, in their order. */
  record Structure(Map<String, ScriptValue> properties) implements ScriptValue {}

  /** A {@code Map}: keys and values in turn. */
  record Pairs(List<ScriptValue> keysAndValues) implements ScriptValue {}

  /** A {@code Set}. */
  record Distinct(List<ScriptValue> items) implements ScriptValue {}

  /** An error with its name, message and stack trace. */
  record Failure(String name, String message, String stack) implements ScriptValue {}

  /**
   * An object of the browser: a file, a key of WebCrypto, a rectangle.
   *
   * @param type its class, such as {@code Blob}
   * @param properties what is known of it; {@code index} counts the files beside the value
   */
  record Host(String type, Map<String, ScriptValue> properties) implements ScriptValue {}

  /** An earlier value again: its number in {@link Decoded#objects}. */
  record Reference(int id) implements ScriptValue {}

  /** What is here could not be read; {@link Decoded#fault} says why. */
  record Unreadable(long offset) implements ScriptValue {}
}
