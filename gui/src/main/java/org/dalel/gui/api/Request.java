package org.dalel.gui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.Locator;
import org.dalel.gui.server.Gate;
import org.dalel.gui.server.Problem;
import org.dalel.gui.server.Session;

/** Reads what a request says, or tells what was expected. */
final class Request {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Request() {}

  static Session session(Context request) {
    return request.attribute(Gate.SESSION);
  }

  static Optional<String> text(Context request, String name) {
    return Optional.ofNullable(request.queryParam(name)).filter(value -> !value.isEmpty());
  }

  static String required(Context request, String name) {
    return text(request, name)
        .orElseThrow(() -> Problem.badRequest("Expected the parameter " + name + ", found none."));
  }

  static boolean flag(Context request, String name) {
    return text(request, name).filter("true"::equals).isPresent();
  }

  /** A number within bounds. */
  static long number(Context request, String name, long missing, long from, long to) {
    return number(request.queryParam(name), name, missing, from, to);
  }

  /** A number within bounds, from its text. */
  static long number(String text, String name, long missing, long from, long to) {
    if (text == null || text.isEmpty()) {
      return missing;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= from && value <= to) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw outside(name, text, from, to);
    }
    throw outside(name, text, from, to);
  }

  private static Problem outside(String name, String text, long from, long to) {
    return Problem.badRequest(
        name + ": expected a number from " + from + " to " + to + ", found: " + text + ".");
  }

  static Locator locator(String text) {
    try {
      return Locator.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("locator: " + e.getMessage());
    }
  }

  /** The body as an object. */
  static JsonNode body(Context request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "Expected a JSON object in the body, found: " + e.getOriginalMessage());
    }
    throw Problem.badRequest("Expected a JSON object in the body, found something else.");
  }

  /** A text of the body that must be there. */
  static String field(JsonNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null || !value.isTextual() || value.asText().isBlank()) {
      throw Problem.badRequest("Expected the text " + name + " in the body, found none.");
    }
    return value.asText();
  }

  /** A text of the body, empty when it is not there. */
  static String optionalField(JsonNode body, String name) {
    return body.path(name).isTextual() ? body.get(name).asText().strip() : "";
  }

  /** A list of texts of the body, empty when it is not there. */
  static List<String> strings(JsonNode body, String name, int most) {
    List<String> texts = new ArrayList<>();
    body.path(name).forEach(one -> texts.add(one.asText()));
    if (texts.size() > most) {
      throw Problem.badRequest(
          name + ": expected at most " + most + " values, found " + texts.size() + ".");
    }
    return texts;
  }

  /** The items that the body names. */
  static List<Locator> locators(JsonNode body, int most) {
    return strings(body, "locators", most).stream().map(Request::locator).toList();
  }
}
