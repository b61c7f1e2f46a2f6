package org.dalel.gui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests as nobody's browser would send them: every header is the test's own. */
final class RawHttp {
  private RawHttp() {}

  /** What came back; names of headers in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /** A request with the right Host header. */
  static Answer get(String origin, String path, String... headers) throws IOException {
    return send("GET", origin, path, "", withHost(origin, headers));
  }

  /** A request with a body in JSON and the right Host header. */
  static Answer post(String origin, String path, String body, String... headers)
      throws IOException {
    return send("POST", origin, path, body, withHost(origin, headers));
  }

  /**
   * The lines of events that the server sends by itself.
   *
   * @param patience how long is waited for a line
   */
  static BufferedReader events(String origin, String path, Duration patience, String... headers)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(origin + path).toURL().openConnection();
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
    for (String header : headers) {
      int colon = header.indexOf(':');
      connection.setRequestProperty(
          header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return new BufferedReader(
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  /** A request with the given headers and no other but its length. */
  static Answer send(String method, String origin, String path, String body, List<String> headers)
      throws IOException {
    URI uri = URI.create(origin);
    try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      headers.forEach(header -> request.append(header).append("\r\n"));
      request.append("Content-Type: application/json\r\nConnection: close\r\n");
      request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<String> withHost(String origin, String... headers) {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    all.add("Host: " + URI.create(origin).getAuthority());
    return all;
  }

  private static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    Map<String, String> headers = new TreeMap<>();
    String[] lines = text.substring(0, end).split("\r\n");
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
  }
}
