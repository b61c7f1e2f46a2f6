package org.dalel.casefile.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.casefile.CaseException;

/** What the fields of a message or call say of its conversation. */
record ChatFields(JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND_NS = 1_000_000_000L;
  private static final List<String> TIMES = List.of("sent", "received", "read", "began");

  static ChatFields of(String fields) {
    try {
      return new ChatFields(JSON.readTree(fields));
    } catch (JsonProcessingException e) {
      throw new CaseException("case.db: expected JSON in artifact.fields, found: " + fields, e);
    }
  }

  String service() {
    return json.path("service").asText("");
  }

  /** Its id at the service, else who takes part. */
  String conversation() {
    return json.path("conversation").asText(String.join(", ", people()));
  }

  OptionalLong time() {
    for (String name : TIMES) {
      if (json.path(name).isTextual()) {
        try {
          Instant time = Instant.parse(json.path(name).asText());
          return OptionalLong.of(
              Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND_NS), time.getNano()));
        } catch (DateTimeException | ArithmeticException anotherWayOfSayingWhen) {
          continue;
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Whether somebody is called so, or the conversation or its name. */
  boolean names(String wanted) {
    return json.path("conversation").asText("").equalsIgnoreCase(wanted)
        || json.path("chat").asText("").equalsIgnoreCase(wanted)
        || people().stream().anyMatch(wanted::equalsIgnoreCase);
  }

  private Set<String> people() {
    Set<String> people = new TreeSet<>();
    for (String one : List.of("sender", "caller")) {
      person(json.path(one), people);
    }
    for (String many : List.of("recipients", "called")) {
      json.path(many).forEach(one -> person(one, people));
    }
    return people;
  }

  private static void person(JsonNode party, Set<String> people) {
    String name = party.path("name").asText("");
    String shown = name.isBlank() ? party.path("handles").path(0).asText("") : name;
    if (!shown.isBlank()) {
      people.add(shown);
    }
  }
}
