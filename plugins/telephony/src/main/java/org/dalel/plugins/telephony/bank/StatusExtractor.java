package org.dalel.plugins.telephony.bank;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.plugins.telephony.number.Cards;
import org.pf4j.Extension;

/**
 * What gateways tell of their ports in JSON: Ejoin and Skyline ({@code "type":"dev-status"} with a
 * list {@code status}), Dinstar ({@code get_port_info}: a list {@code info}). Every object that has
 * a number of a card or a device is a port; text values around the lists describe the gateway.
 */
@Extension
public final class StatusExtractor implements ArtifactExtractor {
  private static final int DEEPEST = 16;
  private static final int LONGEST_VALUE = 4096;
  private static final int MOST_PORTS = 1_000_000;

  private final JsonFactory json = new JsonFactory();

  @Override
  public ExtractorDescription description() {
    return Records.types(ExtractorDescription.of("gateway-status", "1.0.0"))
        .emits("gateway", "A GSM gateway or SIM bank, as it describes itself.")
        .interest(
            Interest.magic(
                Magic.text(0, "{\"type\":\"dev-status\""),
                Magic.text(0, "{\"type\": \"dev-status\""),
                Magic.text(0, "{\"type\":\"port-status\""),
                Magic.text(0, "{\"error_code\""),
                Magic.text(0, "{ \"error_code\"")))
        .build();
  }

  /** One reading. */
  private static final class Reading {
    private final Map<String, String> device = new LinkedHashMap<>();
    private final Cards cards = new Cards();
    private final ArtifactSink sink;
    private Optional<Records> records = Optional.empty();
    private long ports;

    Reading(ArtifactSink sink) {
      this.sink = sink;
    }

    void port(Map<String, String> port) {
      SimIdentity sim =
          cards.identity(
              value(port, "iccid"),
              value(port, "imsi"),
              value(port, "imei"),
              value(port, "sn", "number", "phone"));
      ports++;
      if (sim.equals(SimIdentity.UNKNOWN)) {
        return;
      }
      if (records.isEmpty()) {
        records =
            Optional.of(
                new Records(
                    sink, "sim-list", new Position.RecordNumber("port", ports), RecordState.LIVE));
      }
      Cards.Facts facts = cards.facts(sim);
      records
          .get()
          .add(
              new SimRow(
                  ports,
                  sim,
                  facts.operator().isEmpty()
                      ? value(port, "opr", "operator").strip()
                      : facts.operator(),
                  facts.country(),
                  value(port, "slot"),
                  value(port, "port"),
                  Moment.UNKNOWN,
                  note(port)));
    }

    private static String note(Map<String, String> port) {
      StringBuilder note = new StringBuilder();
      for (String key : new String[] {"st", "reg", "callstate", "bal", "sig", "tot_dur", "sim"}) {
        String value = value(port, key);
        if (!value.isEmpty()) {
          note.append(note.isEmpty() ? "" : ", ").append(key).append(' ').append(value);
        }
      }
      return note.toString();
    }

    private static String value(Map<String, String> port, String... keys) {
      for (String key : keys) {
        String value = port.getOrDefault(key, "");
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }

    void end() {
      if (records.isEmpty()) {
        return;
      }
      String program = device.containsKey("mac") ? "ejoin" : "dinstar";
      records.get().end(Map.of("program", program, "basis", "unverified-schema"));
      Artifact.Builder artifact = Artifact.of("gateway").field("program", program);
      device.forEach(artifact::field);
      artifact.field("ports", ports);
      String mac = device.getOrDefault("mac", "").replace('-', ':').toLowerCase(Locale.ROOT);
      if (mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
        artifact.identifier(
            new Identifier(
                Identifier.Kind.MAC_ADDRESS, device.get("mac"), mac, Identifier.Role.DEVICE));
      }
      sink.emit(artifact.build());
    }
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Reading reading = new Reading(sink);
    try (InputStream in = Channels.newInputStream(file.open());
        JsonParser parser = json.createParser(in)) {
      read(parser, context, reading);
    } catch (JsonProcessingException e) {
      sink.problem(
          new Position.ByteOffset(Math.max(0, e.getLocation().getByteOffset())),
          "expected JSON, found: " + e.getOriginalMessage() + "; what came before is kept");
    } finally {
      reading.end();
    }
  }

  /**
   * An object at a time, without recursion: its own values only, those of objects in it are theirs.
   */
  private static void read(JsonParser parser, ExtractionContext context, Reading reading)
      throws IOException {
    ArrayDeque<Map<String, String>> open = new ArrayDeque<>();
    String name = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      context.checkpoint();
      switch (token) {
        case START_OBJECT -> {
          if (open.size() >= DEEPEST) {
            throw new IOException(
                "JSON: expected at most " + DEEPEST + " objects in each other, found more");
          }
          open.push(new LinkedHashMap<>());
        }
        case END_OBJECT -> {
          Map<String, String> object = open.pop();
          if (isPort(object)) {
            reading.port(object);
          }
          if (open.isEmpty() || reading.ports > MOST_PORTS) {
            reading.device.putAll(isPort(object) ? Map.of() : object);
            return;
          }
        }
        case FIELD_NAME -> name = parser.currentName();
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
          String value = parser.getText();
          if (!open.isEmpty() && value.length() <= LONGEST_VALUE && open.peek().size() < 256) {
            open.peek().putIfAbsent(name, value);
          }
        }
        default -> {}
      }
    }
  }

  private static boolean isPort(Map<String, String> object) {
    return object.containsKey("iccid") || object.containsKey("imei") || object.containsKey("imsi");
  }
}
