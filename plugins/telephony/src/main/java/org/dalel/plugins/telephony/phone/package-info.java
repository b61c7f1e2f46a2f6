/**
 * SIM cards as phones remember them.
 *
 * <pre>
 *  com.apple.commcenter*.plist, Info.plist of a backup ─▶ CarrierSettings ─┐
 *  CellularUsage.db, telephony.db, calllog.db ─▶ SubscriberDatabase ───────┴▶ PhoneCards ─▶ sim-card with its row
 * </pre>
 */
package org.dalel.plugins.telephony.phone;
