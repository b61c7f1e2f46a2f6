package org.dalel.api.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is known of a {@link Message}; what is not said stays empty. */
public final class MessageBuilder {

  private final String service;
  private Optional<String> conversation = Optional.empty();
  private Optional<Party> sender = Optional.empty();
  private final List<Party> recipients = new ArrayList<>(1);
  private Optional<Instant> sent = Optional.empty();
  private Optional<Instant> received = Optional.empty();
  private Optional<Instant> read = Optional.empty();
  private Optional<Instant> delivered = Optional.empty();
  private Optional<Instant> edited = Optional.empty();
  private Optional<Instant> deleted = Optional.empty();
  private Optional<String> body = Optional.empty();
  private Optional<String> id = Optional.empty();
  private Optional<String> chat = Optional.empty();
  private Optional<Call.Direction> direction = Optional.empty();
  private Optional<String> kind = Optional.empty();
  private Optional<String> status = Optional.empty();
  private Optional<String> deletion = Optional.empty();
  private Optional<String> forwarded = Optional.empty();
  private Optional<Message.Quote> quote = Optional.empty();
  private Optional<Message.Place> place = Optional.empty();
  private Optional<Message.Poll> poll = Optional.empty();
  private final List<Attachment> attachments = new ArrayList<>(1);
  private final List<Message.Reaction> reactions = new ArrayList<>(0);
  private final List<Message.Version> versions = new ArrayList<>(0);
  private final List<String> cards = new ArrayList<>(0);

  /** A message of a program or service. */
  public MessageBuilder(String service) {
    this.service = service;
  }

  /** The chat or thread: its id, and what the program calls it. */
  public MessageBuilder in(Optional<String> chatId, Optional<String> chatName) {
    conversation = chatId;
    chat = chatName;
    return this;
  }

  /** Its id at the service. */
  public MessageBuilder id(Optional<String> value) {
    id = value;
    return this;
  }

  /** Who wrote it. */
  public MessageBuilder sender(Optional<Party> value) {
    sender = value;
    return this;
  }

  /** One who was to read it. */
  public MessageBuilder recipient(Party value) {
    recipients.add(value);
    return this;
  }

  /** From the point of view of the device. */
  public MessageBuilder direction(Optional<Call.Direction> value) {
    direction = value;
    return this;
  }

  /** When it was sent, when it arrived, when it was read here. */
  public MessageBuilder times(
      Optional<Instant> whenSent, Optional<Instant> whenReceived, Optional<Instant> whenRead) {
    sent = whenSent;
    received = whenReceived;
    read = whenRead;
    return this;
  }

  /** When it reached the other side. */
  public MessageBuilder delivered(Optional<Instant> value) {
    delivered = value;
    return this;
  }

  /** When it was changed last. */
  public MessageBuilder edited(Optional<Instant> value) {
    edited = value;
    return this;
  }

  /** That it was taken back: how and when. */
  public MessageBuilder deleted(Optional<String> how, Optional<Instant> when) {
    deletion = how;
    deleted = when;
    return this;
  }

  /** Its text. */
  public MessageBuilder body(Optional<String> value) {
    body = value;
    return this;
  }

  /** What it is when it is no text. */
  public MessageBuilder kind(Optional<String> value) {
    kind = value;
    return this;
  }

  /** What became of it. */
  public MessageBuilder status(Optional<String> value) {
    status = value;
    return this;
  }

  /** From where it was passed on. */
  public MessageBuilder forwarded(Optional<String> value) {
    forwarded = value;
    return this;
  }

  /** What it answers. */
  public MessageBuilder quote(Optional<Message.Quote> value) {
    quote = value;
    return this;
  }

  /** A place that was sent. */
  public MessageBuilder place(Optional<Message.Place> value) {
    place = value;
    return this;
  }

  /** A question to the chat. */
  public MessageBuilder poll(Optional<Message.Poll> value) {
    poll = value;
    return this;
  }

  /** A file with it. */
  public MessageBuilder attachment(Attachment value) {
    attachments.add(value);
    return this;
  }

  /** What somebody thought of it. */
  public MessageBuilder reaction(Message.Reaction value) {
    reactions.add(value);
    return this;
  }

  /** A text that it had before. */
  public MessageBuilder version(Message.Version value) {
    versions.add(value);
    return this;
  }

  /** A contact card that was sent. */
  public MessageBuilder card(String value) {
    cards.add(value);
    return this;
  }

  /** The message. */
  public Message build() {
    return new Message(
        service,
        conversation,
        sender,
        recipients,
        sent,
        received,
        read,
        body,
        attachments,
        id,
        chat,
        direction,
        kind,
        status,
        delivered,
        edited,
        deleted,
        deletion,
        forwarded,
        quote,
        reactions,
        versions,
        place,
        poll,
        cards);
  }
}
