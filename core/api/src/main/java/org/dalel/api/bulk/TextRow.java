package org.dalel.api.bulk;

/**
 * A short message, or an answer of the network to a code: table {@code text_record}.
 *
 * @param record which record of the list
 * @param sim the card that it went over
 * @param line the line of the gateway
 * @param kind what it is
 * @param other the other side as it stands there: a number or a name; of a code, the code
 * @param otherPhone that in E.164; empty when it is none
 * @param at when
 * @param body its text
 * @param service the service that sent an activation code; empty for another text
 * @param code that code
 */
public record TextRow(
    long record,
    SimIdentity sim,
    String line,
    Kind kind,
    String other,
    String otherPhone,
    Moment at,
    String body,
    String service,
    String code)
    implements BulkRow {

  /** Kinds of texts. */
  public enum Kind {
    RECEIVED,
    SENT,
    /** A code that was dialled, and what the network answered. */
    USSD
  }
}
