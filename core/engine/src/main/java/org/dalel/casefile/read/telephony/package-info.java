/**
 * What the bulk records of telephony come to: cards, devices, traffic, numbers.
 *
 * <pre>
 *  sim_identity, sim_sighting, call_record, text_record ─▶ prepare.sql (temporary tables) ─▶ SimTable ─▶ rows
 * </pre>
 */
package org.dalel.casefile.read.telephony;
