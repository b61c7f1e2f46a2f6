package org.dalel.api.bulk;

/**
 * A SIM card as something lists or saw it: table {@code sim_sighting}.
 *
 * @param record which record of the list
 * @param sim the card, and the device that it was in
 * @param operator who issued it
 * @param country ISO 3166 code
 * @param slot where it sits: bank and slot, port
 * @param line the line of the gateway that uses it
 * @param seen when it was seen; unknown for an inventory without times
 * @param note what else the record says, for people
 */
public record SimRow(
    long record,
    SimIdentity sim,
    String operator,
    String country,
    String slot,
    String line,
    Moment seen,
    String note)
    implements BulkRow {}
