package org.dalel.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A message of a messenger, of mail or SMS.
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
    List<Attachment> attachments) {}
