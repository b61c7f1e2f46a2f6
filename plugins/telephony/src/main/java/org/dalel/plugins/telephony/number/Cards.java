package org.dalel.plugins.telephony.number;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.bulk.SimIdentity;

/** Brings the numbers of cards into one form and tells whose they are. Belongs to one thread. */
public final class Cards {
  private static final int MOST_REMEMBERED = 50_000;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ()-]{8,17}\\d");

  private final Phones phones = new Phones();
  private final Map<SimIdentity, Facts> facts = remembering();

  /**
   * What the numbers of a card tell; empty where they tell nothing.
   *
   * @param operator by the network code, or likely, by the number of the card
   * @param country ISO 3166 code
   */
  public record Facts(String operator, String country) {
    private static final Facts NONE = new Facts("", "");
  }

  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
  }

  /** The numbers of a card in their forms; what has another form is kept as it stands. */
  public SimIdentity identity(String iccid, String imsi, String imei, String phone) {
    if (iccid.isEmpty() && imsi.isEmpty() && imei.isEmpty() && phone.isEmpty()) {
      return SimIdentity.UNKNOWN;
    }
    String subscriber = imsi.isEmpty() ? "" : Imsi.of(imsi).map(Imsi::digits).orElse(empty(imsi));
    String region =
        subscriber.length() < 3 ? "" : Networks.country(subscriber.substring(0, 3)).orElse("");
    return new SimIdentity(
        iccid.isEmpty() ? "" : Iccid.of(iccid).map(Iccid::digits).orElse(empty(iccid)),
        subscriber,
        imei.isEmpty() ? "" : Imei.of(imei).map(Imei::digits).orElse(empty(imei)),
        phone.isEmpty() ? "" : phones.e164(phone, region).orElse(empty(phone)));
  }

  /** Servers write 0 where they know nothing. */
  private static String empty(String number) {
    for (int i = 0; i < number.length(); i++) {
      if ("0Ff ".indexOf(number.charAt(i)) < 0) {
        return number;
      }
    }
    return "";
  }

  /** Operator and country of a card. */
  public Facts facts(SimIdentity sim) {
    return sim.equals(SimIdentity.UNKNOWN) ? Facts.NONE : facts.computeIfAbsent(sim, this::find);
  }

  private Facts find(SimIdentity sim) {
    Optional<Imsi> imsi = sim.imsi().isEmpty() ? Optional.empty() : Imsi.of(sim.imsi());
    Optional<Iccid> iccid = sim.iccid().isEmpty() ? Optional.empty() : Iccid.of(sim.iccid());
    String operator =
        imsi.flatMap(i -> Networks.operator(i.digits()))
            .or(() -> iccid.flatMap(Networks::issuer))
            .orElse("");
    String country =
        imsi.flatMap(Networks::countryOf)
            .or(() -> iccid.flatMap(i -> phones.callingCode(i.digits().substring(2))))
            .or(() -> sim.phone().startsWith("+") ? phones.region(sim.phone()) : Optional.empty())
            .orElse("");
    return new Facts(operator, country);
  }

  /** A number in E.164, or nothing. */
  public String phone(String raw, String region) {
    return raw.isEmpty() ? "" : phones.e164(raw, region).orElse("");
  }

  /** The one number that the answer of a network names. */
  public Optional<String> ownNumber(String answer) {
    Map<String, String> found = new HashMap<>();
    Matcher number = NUMBER.matcher(answer);
    while (number.find()) {
      String raw = number.group();
      phones.e164(raw, "").ifPresent(e164 -> found.put(e164, raw));
    }
    return found.size() == 1 ? Optional.of(found.keySet().iterator().next()) : Optional.empty();
  }
}
