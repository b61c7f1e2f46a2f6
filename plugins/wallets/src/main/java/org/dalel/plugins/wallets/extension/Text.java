package org.dalel.plugins.wallets.extension;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.dalel.formats.script.ScriptJson;
import org.dalel.formats.script.ScriptValue;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;

/** Small readings of the JSON that extensions store. */
final class Text {

  private static final double LATEST_MILLIS = 1e13;

  private Text() {}

  /** The value of a text. */
  static Json json(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
  }

  /** JSON of what a page stored, which is any text: what is no JSON becomes a string of it. */
  static String ofPage(String text) {
    boolean structured = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    return structured ? text : ScriptJson.of(new ScriptValue.Text(text));
  }

  /** The value inside a string that is itself JSON, as wallets nest them. */
  static Optional<Json> nested(Json value) {
    return value
        .text()
        .filter(text -> text.length() > 1 && (text.startsWith("{") || text.startsWith("[")))
        .map(Text::json)
        .filter(inner -> inner.isObject() || inner.isArray());
  }

  /** A time in milliseconds since 1970, whole or not. */
  static Optional<Instant> millis(Json value) {
    return value
        .decimal()
        .filter(millis -> millis > 0 && millis < LATEST_MILLIS)
        .map(millis -> Instant.ofEpochMilli(millis.longValue()));
  }
}
