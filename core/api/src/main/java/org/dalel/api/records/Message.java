package org.dalel.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A message of a messenger, of mail or SMS. {@link MessageBuilder} makes one of what is known.
 *
 * @param service the program or service
 * @param conversation id of the chat or thread in it
 * @param sender who wrote it
 * @param recipients who was to read it
 * @param sent when it was sent
 * @param received when it arrived
 * @param read when it was read
 * @param body its text
 * @param attachments files with it
 * @param id its id at the service
 * @param chat what the program calls the conversation
 * @param direction from the point of view of the device
 * @param kind what it is when it is no text, e.g. {@code image}, {@code system}, {@code poll}
 * @param status e.g. {@code draft}, {@code sent}, {@code delivered}, {@code failed}
 * @param delivered when it reached the other device
 * @param edited when it was changed last
 * @param deleted when it was taken back
 * @param deletion how the program says that it is no more, e.g. {@code for everyone}; it is not
 *     about rows that were recovered
 * @param forwarded from where it was passed on, {@code yes} when that is not known
 * @param quote the message to which it answers
 * @param reactions what others thought of it
 * @param versions its earlier texts, the oldest first
 * @param place a place that was sent
 * @param poll a question with its answers
 * @param cards contact cards that were sent, as text
 */
@RecordType(name = "message", description = "A message that was sent, received or written.")
public record Message(
    String service,
    Optional<String> conversation,
    @As(Identifier.Role.SENDER) Optional<Party> sender,
    @As(Identifier.Role.RECIPIENT) List<Party> recipients,
    @When(Event.Kind.SENT) Optional<Instant> sent,
    @When(Event.Kind.RECEIVED) Optional<Instant> received,
    Optional<Instant> read,
    Optional<String> body,
    List<Attachment> attachments,
    Optional<String> id,
    Optional<String> chat,
    Optional<Call.Direction> direction,
    Optional<String> kind,
    Optional<String> status,
    Optional<Instant> delivered,
    @When(Event.Kind.MODIFIED) Optional<Instant> edited,
    @When(Event.Kind.DELETED) Optional<Instant> deleted,
    Optional<String> deletion,
    Optional<String> forwarded,
    Optional<Quote> quote,
    List<Reaction> reactions,
    List<Version> versions,
    Optional<Place> place,
    Optional<Poll> poll,
    List<String> cards) {

  /** Keeps copies. */
  public Message {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
    reactions = List.copyOf(reactions);
    versions = List.copyOf(versions);
    cards = List.copyOf(cards);
  }

  /** A message of which no more is known. */
  public Message(
      String service,
      Optional<String> conversation,
      Optional<Party> sender,
      List<Party> recipients,
      Optional<Instant> sent,
      Optional<Instant> received,
      Optional<Instant> read,
      Optional<String> body,
      List<Attachment> attachments) {
    this(
        service,
        conversation,
        sender,
        recipients,
        sent,
        received,
        read,
        body,
        attachments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * The message to which another answers, as it stands in that one.
   *
   * @param id at the service
   * @param sender who wrote it
   * @param body its text
   */
  public record Quote(
      Optional<String> id,
      @As(Identifier.Role.PARTICIPANT) Optional<Party> sender,
      Optional<String> body) {}

  /**
   * What somebody thought of a message.
   *
   * @param what a sign, e.g. an emoji, or a word of the service
   * @param by who
   * @param when when
   */
  public record Reaction(
      String what,
      @As(Identifier.Role.PARTICIPANT) Optional<Party> by,
      @When(Event.Kind.OTHER) Optional<Instant> when) {}

  /**
   * A text that a message had before it was changed.
   *
   * @param body the text
   * @param until when it was written, as far as it is known
   */
  public record Version(String body, Optional<Instant> until) {}

  /**
   * A place.
   *
   * @param latitude degrees north
   * @param longitude degrees east
   * @param name as it was sent
   */
  public record Place(double latitude, double longitude, Optional<String> name) {}

  /**
   * A question to the members of a chat.
   *
   * @param question the question
   * @param answers what can be chosen, with the votes where they are known
   */
  public record Poll(Optional<String> question, List<String> answers) {

    /** Keeps a copy. */
    public Poll {
      answers = List.copyOf(answers);
    }
  }
}
