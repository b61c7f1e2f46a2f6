/**
 * SIM cards, SIM banks, GSM gateways, and the lists of those who run them.
 *
 * <pre>
 *  card dumps, pySim exports ──▶ sim  ─┐
 *  SQL dumps, MyISAM tables ─┐         ├─▶ number (ICCID, IMSI, IMEI, E.164, operator) ─▶ artifacts and records
 *  logs, status, lists ──────┴──▶ bank ┘
 * </pre>
 */
package org.dalel.plugins.telephony;
