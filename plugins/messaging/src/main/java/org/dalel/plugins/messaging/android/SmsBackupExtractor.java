package org.dalel.plugins.messaging.android;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.records.Call;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.dalel.plugins.messaging.model.People;
import org.dalel.plugins.messaging.model.Times;
import org.pf4j.Extension;

/**
 * SMS and MMS that Android's telephony provider writes for backups: {@code 000000_sms_backup},
 * {@code 000001_mms_backup}, deflated lists of JSON objects of up to 1,000 messages each.
 *
 * <p>Source: Android Open Source Project, packages/providers/TelephonyProvider, {@code
 * TelephonyBackupAgent}.
 */
@Extension
public final class SmsBackupExtractor implements ArtifactExtractor {
  private static final String SERVICE = "sms";

  /** Codes of addresses of an MMS (PduHeaders). */
  private static final int FROM = 137;

  /** Stands for the own number in addresses of an MMS. */
  private static final String SELF = "insert-address-token";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("android-sms-backup", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("*_sms_backup", "*_mms_backup"))
        .emits(Message.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (isUnpacked(file)) {
      return; // what is in one has its name, and was read with it
    }
    boolean mms = file.name().endsWith("_mms_backup");
    People people = new People(SERVICE);
    long number = 0;
    try (InputStream in =
            new InflaterInputStream(
                new BufferedInputStream(Channels.newInputStream(file.open()), 1 << 16));
        JsonParser parser = JsonReader.parser(in)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("expected a list of messages, found something else");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        context.checkpoint();
        Json one = JsonReader.value(parser);
        Message message = mms ? mms(one, people) : sms(one, people);
        sink.emit(Artifact.of(message).at(new Position.RecordNumber("", number++)).build());
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw new IOException("expected the end of the list, found the end of the text");
      }
      if (parser.nextToken() != null) { // and the check sum of the stream
        throw new IOException("expected one list, found more behind it");
      }
    } catch (IOException damaged) {
      sink.problem(
          new Position.RecordNumber("", number),
          "backup of messages: expected deflated JSON, found: "
              + damaged.getMessage()
              + "; what is behind is not read");
    }
  }

  private static boolean isUnpacked(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.read() == '[';
    }
  }

  private static Message sms(Json one, People people) {
    long type = one.get("type").number().orElse(0L);
    boolean incoming = type == 1;
    Optional<Instant> date = one.get("date").number().flatMap(n -> Times.parts(n, 1000));
    Optional<Instant> sent = one.get("date_sent").number().flatMap(n -> Times.parts(n, 1000));
    Optional<Party> other = party(people, one.get("address").text());
    Optional<Party> self = party(people, one.get("self_phone").text());
    MessageBuilder message =
        new MessageBuilder(SERVICE)
            .in(conversation(one), Optional.empty())
            .kind(Optional.of("sms"))
            .direction(direction(incoming, type == 3))
            .sender(incoming ? other : self)
            .body(one.get("body").text())
            .status(Optional.of(status(type, one)));
    (incoming ? self : other).ifPresent(message::recipient);
    return timed(message, incoming || type == 3, date, sent).build();
  }

  private static Message mms(Json one, People people) {
    long box = one.get("msg_box").number().orElse(0L);
    boolean incoming = box == 1;
    Optional<Instant> date = one.get("date").number().flatMap(Times::seconds);
    Optional<Instant> sent = one.get("date_sent").number().flatMap(Times::seconds);
    Optional<Party> self = party(people, one.get("self_phone").text());
    Optional<Party> sender = Optional.empty();
    List<Party> recipients = new ArrayList<>();
    for (Json address : one.get("mms_addresses").items()) {
      Optional<Party> who =
          party(people, address.get("address").text().filter(text -> !text.equals(SELF)));
      if (address.get("type").number().orElse(0L) == FROM) {
        sender = who;
      } else {
        who.ifPresent(recipients::add);
      }
    }
    MessageBuilder message =
        new MessageBuilder(SERVICE)
            .in(conversation(one), Optional.empty())
            .id(one.get("tr_id").text())
            .kind(Optional.of("mms"))
            .direction(direction(incoming, box == 3))
            .sender(sender.or(() -> incoming ? Optional.empty() : self))
            .body(one.get("mms_body").text().or(() -> one.get("sub").text()))
            .status(Optional.of(status(box, one)));
    recipients.forEach(message::recipient);
    return timed(message, incoming || box == 3, date, sent).build();
  }

  private static Optional<Call.Direction> direction(boolean incoming, boolean draft) {
    return draft
        ? Optional.empty()
        : Optional.of(incoming ? Call.Direction.INCOMING : Call.Direction.OUTGOING);
  }

  private static MessageBuilder timed(
      MessageBuilder message, boolean arrived, Optional<Instant> date, Optional<Instant> sent) {
    return arrived
        ? message.times(sent, date, Optional.empty())
        : message.times(date, Optional.empty(), Optional.empty());
  }

  /** Boxes of SMS and MMS have the same numbers. */
  private static String status(long box, Json one) {
    return switch ((int) box) {
      case 2 -> "sent";
      case 3 -> "draft";
      case 4 -> "outbox";
      case 5 -> "failed";
      case 6 -> "queued";
      default -> one.get("read").number().orElse(0L) == 1 ? "read" : "unread";
    };
  }

  /** The people of the thread, as the provider names it. */
  private static Optional<String> conversation(Json one) {
    List<String> names =
        one.get("recipients").items().stream().flatMap(name -> name.text().stream()).toList();
    return names.isEmpty() ? one.get("address").text() : Optional.of(String.join(", ", names));
  }

  private static Optional<Party> party(People people, Optional<String> address) {
    return address.flatMap(text -> people.party(text, People.Form.ADDRESS, "", ""));
  }
}
