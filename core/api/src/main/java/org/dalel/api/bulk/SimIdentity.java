package org.dalel.api.bulk;

/**
 * Which card in which device; each part is empty when it is not known.
 *
 * @param iccid number of the card, digits
 * @param imsi number of the subscriber, digits
 * @param imei number of the device, 15 digits
 * @param phone own number in E.164, or as it stands there
 */
public record SimIdentity(String iccid, String imsi, String imei, String phone) {
  /** Nothing is known. */
  public static final SimIdentity UNKNOWN = new SimIdentity("", "", "", "");
}
