package org.dalel.plugins.anydesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.pf4j.Extension;

/**
 * The trace of AnyDesk, a line an event: {@code LEVEL DATE TIME ROLE PROCESS THREAD [FIBER] MODULE
 * - MESSAGE}, times in UTC. Format as in published case studies; checked against no other program.
 */
@Extension
public final class TraceExtractor implements ArtifactExtractor {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*\\S+ +(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) +.* (\\S+) +- (.*)");
  private static final Pattern PEER =
      Pattern.compile("(?:Client-ID: |Accept request from |Accepting from )(\\d{6,12})\\b.*");
  private static final Pattern ADDRESS =
      Pattern.compile("Logged in from ((?:\\d{1,3}\\.){3}\\d{1,3}):\\d+.*");

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("anydesk-trace", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.path("**/AnyDesk/*.trace", "**/.anydesk/*.trace"))
        .interest(Interest.name("ad.trace", "ad_svc.trace"))
        .emits(
            "remote-session", "A step of a remote session by AnyDesk: who or from where, and when.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(file.open()), StandardCharsets.UTF_8));
    int number = 0;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      context.checkpoint();
      number++;
      Matcher line = LINE.matcher(text);
      if (line.matches()) {
        message(new Position.RecordNumber("line", number), line, sink);
      }
    }
  }

  private static void message(Position where, Matcher line, ArtifactSink sink) {
    Matcher peer = PEER.matcher(line.group(4));
    Matcher address = ADDRESS.matcher(line.group(4));
    Artifact.Builder step = Artifact.of("remote-session").at(where);
    if (peer.matches()) {
      String id = peer.group(1);
      step.field("peer", id)
          .identifier(
              new Identifier(
                  Identifier.Kind.ACCOUNT, id, "anydesk:" + id, Identifier.Role.PARTICIPANT));
    } else if (address.matches()) {
      step.field("address", address.group(1))
          .identifier(
              Identifier.mentioned(Identifier.Kind.IP_ADDRESS, address.group(1), address.group(1)));
    } else {
      return;
    }
    step.field("message", line.group(4)).field("module", line.group(3));
    try {
      Instant time = Instant.parse(line.group(1) + "T" + line.group(2) + "Z");
      step.event(Event.at(time, Event.Kind.CONNECTED, "time of the line: " + line.group(4)));
    } catch (DateTimeException | IllegalArgumentException e) {
      sink.problem(where, "expected a time from 1677 to 2262, found " + line.group(1));
    }
    sink.emit(step.build());
  }
}
