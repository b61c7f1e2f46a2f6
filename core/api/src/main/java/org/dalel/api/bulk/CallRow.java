package org.dalel.api.bulk;

import org.dalel.api.records.Call.Direction;

/**
 * A call: table {@code call_record}.
 *
 * @param record which record of the list
 * @param sim the card that it went over
 * @param slot of the card
 * @param line the line of the gateway
 * @param direction from the point of view of the card
 * @param other the other number as it stands there
 * @param otherPhone that in E.164; empty when it is none
 * @param began when
 * @param seconds how long; negative when not known
 * @param answered whether it was answered
 * @param cause why it ended
 */
public record CallRow(
    long record,
    SimIdentity sim,
    String slot,
    String line,
    Direction direction,
    String other,
    String otherPhone,
    Moment began,
    long seconds,
    Answered answered,
    String cause)
    implements BulkRow {

  /** Whether a call was answered. */
  public enum Answered {
    YES,
    NO,
    UNKNOWN
  }
}
