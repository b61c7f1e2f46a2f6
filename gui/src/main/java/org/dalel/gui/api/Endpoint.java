package org.dalel.gui.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/**
 * One thing that the page can ask for.
 *
 * @param method of HTTP
 * @param path with parameters in braces
 * @param summary what it does, a sentence
 * @param parameters of the query
 * @param body what the body holds, empty when there is none
 * @param handler answers
 */
public record Endpoint(
    HandlerType method,
    String path,
    String summary,
    List<Parameter> parameters,
    List<Parameter> body,
    Handler handler) {

  /**
   * One named value.
   *
   * @param name as it is written
   * @param type string, integer or boolean
   * @param required the request is refused without it
   * @param description what it means, with its unit
   */
  public record Parameter(String name, String type, boolean required, String description) {}

  /** Something to read. */
  static Endpoint get(String path, String summary, Handler handler, Parameter... parameters) {
    return new Endpoint(HandlerType.GET, path, summary, List.of(parameters), List.of(), handler);
  }

  /** Something to do. */
  static Endpoint post(String path, String summary, Handler handler, Parameter... body) {
    return new Endpoint(HandlerType.POST, path, summary, List.of(), List.of(body), handler);
  }

  /** A parameter that must be there. */
  static Parameter required(String name, String type, String description) {
    return new Parameter(name, type, true, description);
  }

  /** A parameter that may be there. */
  static Parameter optional(String name, String type, String description) {
    return new Parameter(name, type, false, description);
  }
}
