-- What all tables of telephony are made of. A card is known by its ICCID; where only a subscriber or a number is told,
-- by the card that alone has it, or by itself.

CREATE TEMP TABLE imsi_card AS
  SELECT imsi, min(iccid) AS iccid FROM sim_identity WHERE imsi IS NOT NULL AND iccid IS NOT NULL
  GROUP BY imsi HAVING min(iccid) = max(iccid);
CREATE INDEX temp.imsi_card_imsi ON imsi_card (imsi);

CREATE TEMP TABLE phone_card AS
  SELECT phone, min(iccid) AS iccid FROM sim_identity WHERE phone IS NOT NULL AND iccid IS NOT NULL
  GROUP BY phone HAVING min(iccid) = max(iccid);
CREATE INDEX temp.phone_card_phone ON phone_card (phone);

CREATE TEMP TABLE card (sim_id INTEGER PRIMARY KEY, key TEXT NOT NULL, iccid TEXT, imsi TEXT, imei TEXT, phone TEXT);
INSERT INTO card
  SELECT s.id, coalesce(s.iccid, i.iccid, p.iccid, s.imsi, s.phone), coalesce(s.iccid, i.iccid, p.iccid), s.imsi, s.imei, s.phone
  FROM sim_identity s
  LEFT JOIN temp.imsi_card i ON s.iccid IS NULL AND i.imsi = s.imsi
  LEFT JOIN temp.phone_card p ON s.iccid IS NULL AND s.imsi IS NULL AND p.phone = s.phone
  WHERE coalesce(s.iccid, s.imsi, s.phone) IS NOT NULL;

