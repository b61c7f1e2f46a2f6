package org.dalel.plugins.messaging.telegram.html;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.records.Attachment;
import org.dalel.api.records.Message;
import org.dalel.api.records.MessageBuilder;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.model.Markup;

/** What a page says of one message. */
final class PageMessage {
  /**
   * In every language of the program. Strict: a damaged page must not move the 31st of February to
   * its last day.
   */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss 'UTC'xxx", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern ID = Pattern.compile("message(-?\\d{1,18})");
  private static final Pattern REPLY = Pattern.compile("#go_to_message(\\d{1,18})");

  private final String id;
  private final boolean service;
  private final List<Attachment> files = new ArrayList<>();
  private String time = "";
  private String sender = "";
  private String forwarded = "";
  private String body = "";
  private String answered = "";
  private String fileName = "";

  PageMessage(String id, boolean service) {
    Matcher number = ID.matcher(id);
    this.id = number.matches() ? number.group(1) : id;
    this.service = service;
  }

  void time(String text) {
    time = time.isEmpty() ? text : time;
  }

  void sender(String name) {
    sender = sender.isEmpty() ? name : sender;
  }

  String sender() {
    return sender;
  }

  void forwarded(String name) {
    forwarded = forwarded.isEmpty() ? name : forwarded;
  }

  void body(String html) {
    String text = Markup.plain(html).strip();
    body = body.isEmpty() || text.isEmpty() ? body + text : body + "\n" + text;
  }

  void link(String target) {
    Matcher reply = REPLY.matcher(target);
    if (reply.matches()) {
      answered = reply.group(1);
    }
  }

  void file(String path) {
    boolean inside = !path.isEmpty() && !path.contains("://") && !path.startsWith("#");
    if (inside && files.stream().noneMatch(one -> one.path().equals(Optional.of(path)))) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      files.add(
          new Attachment(
              Optional.of(name),
              Optional.of(path),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  void fileName(String name) {
    fileName = fileName.isEmpty() ? name : fileName;
  }

  /** Whether it is no more than a day between messages. */
  boolean isDate() {
    return service && id.startsWith("-");
  }

  /** A time without a zone, or one that never was, as it stands: when it was is not known. */
  Optional<String> timeAsWritten() {
    return time.isEmpty() || sent().isPresent() ? Optional.empty() : Optional.of(time);
  }

  private Optional<Instant> sent() {
    try {
      return Optional.of(OffsetDateTime.parse(time, TIME).toInstant());
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /** The record; media without a file, which was not exported, keep their titles. */
  Message record(String conversation, Optional<String> chat) {
    MessageBuilder message =
        new MessageBuilder("telegram")
            .id(present(id))
            .in(Optional.of(conversation), chat)
            .sender(present(sender).map(Party::named))
            .times(sent(), Optional.empty(), Optional.empty())
            .body(present(body))
            .forwarded(present(forwarded))
            .kind(service ? Optional.of("system") : Optional.empty());
    if (!answered.isEmpty()) {
      message.quote(
          Optional.of(
              new Message.Quote(Optional.of(answered), Optional.empty(), Optional.empty())));
    }
    files.forEach(message::attachment);
    if (files.isEmpty() && !fileName.isEmpty()) {
      message.attachment(
          new Attachment(
              Optional.of(fileName),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return message.build();
  }

  private static Optional<String> present(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }
}
