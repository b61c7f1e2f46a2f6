package org.dalel.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A conversation as a program keeps it.
 *
 * @param service the program or service
 * @param id of the chat or thread, as its messages name it
 * @param name what the program calls it
 * @param kind what it is
 * @param participants who takes or took part
 * @param created when it was made
 * @param lastActivity when something happened there last
 * @param note e.g. the description of a group
 * @param state e.g. {@code archived}, {@code hidden}, {@code left}
 */
@RecordType(
    name = "chat",
    description = "A conversation, group or channel that a messenger keeps, with who takes part.")
public record Chat(
    String service,
    String id,
    Optional<String> name,
    Kind kind,
    List<Participant> participants,
    @When(Event.Kind.CREATED) Optional<Instant> created,
    Optional<Instant> lastActivity,
    Optional<String> note,
    Optional<String> state) {

  /** Keeps a copy. */
  public Chat {
    participants = List.copyOf(participants);
  }

  /** How many can write to how many. */
  public enum Kind {
    /** Two people. */
    DIRECT,
    /** A group, all of whom may write. */
    GROUP,
    /** Few write, many read. */
    CHANNEL,
    /** A list of people to whom one writes at once, or a story or status for all contacts. */
    BROADCAST,
    UNKNOWN
  }

  /**
   * Somebody who takes part in a chat.
   *
   * @param who name and handles
   * @param role e.g. {@code admin}, {@code creator}
   * @param joined since when
   * @param left until when
   */
  public record Participant(
      @As(Identifier.Role.PARTICIPANT) Party who,
      Optional<String> role,
      Optional<Instant> joined,
      Optional<Instant> left) {}
}
