package org.dalel.plugins.telephony.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.bulk.Moment;
import org.dalel.formats.ByteSource;
import org.dalel.formats.plist.PropertyList;
import org.pf4j.Extension;

/**
 * What an iPhone keeps of its SIM cards: {@code com.apple.commcenter*.plist} of the domain
 * Wireless, and {@code Info.plist} of a backup. In a backup they lie under the SHA-1 of domain and
 * path.
 *
 * <pre>
 *  PersonalWallet: ICCID: info: mdn, ts | CarrierEntitlements: lastGoodImsi | phonebook: CopiedSIMPhoneNumber
 *  LastKnownICCID, PhoneNumber | ReportedSubscriberIdentity, ReportedPhoneNumber | imeis: second
 *  Info.plist: ICCID, ICCID 2, IMEI, IMEI 2, Phone Number, Last Backup Date
 * </pre>
 *
 * <p>Checked against files of iPhones, the settings of the radio of one with iOS 15.
 */
@Extension
public final class CarrierSettings implements ArtifactExtractor {
  private static final int LARGEST = 16 << 20;
  private static final long FROM_1970_TO_2001 = 978_307_200L;
  private static final int MOST_CARDS = 1_000;
  private static final List<String> NUMBERS =
      List.of("mdn", "CopiedSIMPhoneNumber", "PNRPhoneNumber");

  @Override
  public ExtractorDescription description() {
    return PhoneCards.types(ExtractorDescription.of("ios-carrier-settings", "1.0.0"))
        .scope(Scope.CONTEXT)
        .interest(
            Interest.name(
                "com.apple.commcenter.plist",
                "com.apple.commcenter.data.plist",
                "com.apple.commcenter.device_specific_nobackup.plist",
                "bfecaa9c467e3acb085a5b312bd27bdd5cd7579a",
                "8da7136714ef972e7fe6fa9400675704748b87cd",
                "6075b7d8d10792e3ada0dea61449892a6cf02481",
                "Info.plist"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    byte[] bytes;
    try (ByteSource source = ByteSource.of(file.open())) {
      if (source.size() > LARGEST) {
        sink.limit(
            new Position.WholeItem(),
            file.name()
                + ": expected a property list of at most "
                + LARGEST
                + " bytes, found "
                + source.size()
                + "; it is not read");
        return;
      }
      bytes = source.bytes(0, (int) source.size());
    }
    boolean backup = file.name().equalsIgnoreCase("Info.plist");
    PropertyList.Reading reading = PropertyList.examine(bytes);
    boolean ours = !backup || isOfABackup(bytes);
    if (!(reading.top().orElse("") instanceof Map<?, ?> settings)) {
      if (ours) {
        throw new IOException(
            file.name()
                + ": expected a property list with the numbers of a card, found none; nothing is"
                + " taken from it");
      }
      return; // of a program, and its own affair
    }
    if (reading.damaged() > 0 && ours) {
      sink.problem(
          new Position.WholeItem(),
          file.name()
              + ": expected a whole property list, found "
              + reading.damaged()
              + " values that cannot be read; the others are taken");
    }
    if (backup) {
      backup(settings, new PhoneCards(sink, "iOS backup", "checked"));
    } else {
      phone(settings, context, new PhoneCards(sink, "iOS carrier settings", "checked"), sink);
    }
  }

  /** Whether it has a word that the information of a program lacks. */
  private static boolean isOfABackup(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("Last Backup Date") || text.contains("ICCID");
  }

  private static void backup(Map<?, ?> settings, PhoneCards cards) {
    Moment seen = moment(settings.get("Last Backup Date"));
    for (String second : List.of("", " 2")) {
      cards.tell(
          new PhoneCards.Told(
              text(settings, "ICCID" + second),
              "",
              text(settings, "IMEI" + second),
              second.isEmpty() ? text(settings, "Phone Number") : "",
              "",
              second.isEmpty() ? "" : "2",
              seen),
          second.isEmpty() ? 1 : 2,
          new Position.RecordNumber("ICCID" + second, 1));
    }
  }

  private static void phone(
      Map<?, ?> settings, ExtractionContext context, PhoneCards cards, ArtifactSink sink) {
    Map<String, Map<?, ?>> known = new LinkedHashMap<>();
    map(settings.get("PersonalWallet"))
        .forEach(
            (number, about) -> {
              if (number instanceof String iccid) {
                known.put(iccid, map(about));
              }
            });
    String last = text(settings, "LastKnownICCID");
    String reported = text(settings, "ReportedSubscriberIdentity");
    List.of(last, reported).forEach(one -> known.putIfAbsent(one, Map.of()));
    long record = 0;
    for (Map.Entry<String, Map<?, ?>> one : known.entrySet()) {
      context.checkpoint();
      if (record == MOST_CARDS) {
        sink.limit(
            new Position.RecordNumber("PersonalWallet", record),
            "expected at most " + MOST_CARDS + " cards, found more; the others are left out");
        return;
      }
      if (!one.getKey().isEmpty()) {
        tell(one.getKey(), one.getValue(), settings, ++record, cards);
      }
    }
  }

  private static void tell(
      String iccid, Map<?, ?> about, Map<?, ?> settings, long record, PhoneCards cards) {
    Map<?, ?> info = map(about.get("info"));
    Map<?, ?> entitled = map(about.get("CarrierEntitlements"));
    String imsi =
        first(
            text(entitled, "lastGoodImsi"),
            text(entitled, "kEntitlementsSelfRegistrationUpdateImsi"));
    String imei = text(entitled, "kEntitlementsSelfRegistrationUpdateImei");
    String number = "";
    for (String name : NUMBERS) {
      number = first(number, first(text(info, name), text(map(about.get("phonebook")), name)));
    }
    if (iccid.equals(text(settings, "ReportedSubscriberIdentity"))) {
      number = first(number, text(settings, "ReportedPhoneNumber"));
      imei = first(imei, device(settings, iccid));
    }
    if (iccid.equals(text(settings, "LastKnownICCID"))) {
      number = first(number, text(settings, "PhoneNumber"));
    }
    cards.tell(
        new PhoneCards.Told(iccid, imsi, imei, number, "", "", moment(info.get("ts"))),
        record,
        new Position.RecordNumber("PersonalWallet", record));
  }

  /** The device number of the slot in which a card is; {@code first} names the slot. */
  private static String device(Map<?, ?> settings, String iccid) {
    for (Object subscriber : list(settings.get("subscriber_account_ids"))) {
      if (text(map(subscriber), "second").equals(iccid)) {
        for (Object imei : list(settings.get("imeis"))) {
          if (text(map(imei), "first").equals(text(map(subscriber), "first"))) {
            return text(map(imei), "second");
          }
        }
      }
    }
    return "";
  }

  /** Whole seconds since 1970, seconds of a date since 2001, or the text of one. */
  private static Moment moment(Object value) {
    if (value instanceof Long seconds) {
      return Moment.ofEpochSeconds(seconds);
    }
    if (value instanceof Double date) {
      return Moment.ofEpochSeconds(date.longValue() + FROM_1970_TO_2001);
    }
    try {
      return value instanceof String text ? Moment.of(Instant.parse(text)) : Moment.UNKNOWN;
    } catch (DateTimeParseException e) {
      return Moment.UNKNOWN;
    }
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String text(Map<?, ?> of, String key) {
    return of.get(key) instanceof String text ? text : "";
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
