package org.dalel.plugins.telephony.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.plugins.telephony.SharedData;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample");
  private static final String CARD = "8970199000000000018";

  private static Findings sample(ArtifactExtractor extractor, String file) {
    return ExtractorRun.of(extractor).inFolder(SAMPLE, "/phone/" + file);
  }

  private static Findings real(String shared, String name, Path folder) throws IOException {
    Files.write(folder.resolve(name), SharedData.bytes(shared));
    ArtifactExtractor extractor =
        name.endsWith(".db") ? new SubscriberDatabase() : new CarrierSettings();
    return ExtractorRun.of(extractor).inFolder(folder, "/" + name);
  }

  @Test
  void readsEachCardThatAnAndroidPhoneRemembers() {
    Findings found = sample(new SubscriberDatabase(), "telephony.db");

    assertThat(found.problems()).isEmpty();
    assertThat(found.rows(SimRow.class))
        .extracting(SimRow::sim)
        .containsExactlyInAnyOrder(
            new SimIdentity(CARD, "250990000000001", "", "+79031234567"),
            new SimIdentity("89701020000000000025", "", "", ""));
    assertThat(found.rows(SimRow.class))
        .extracting(SimRow::slot)
        .containsExactlyInAnyOrder("0", "");
    assertThat(found.of("sim-card")).hasSize(2);
  }

  @Test
  void readsTheCardsOfAnIPhone() {
    Findings usage = sample(new SubscriberDatabase(), "CellularUsage.db");
    Findings settings = sample(new CarrierSettings(), "com.apple.commcenter.plist");
    Findings backup = sample(new CarrierSettings(), "Info.plist");

    assertThat(usage.rows(SimRow.class))
        .anySatisfy(
            row -> {
              assertThat(row.sim()).isEqualTo(new SimIdentity(CARD, "", "", "+79031234567"));
              assertThat(row.seen().epochNanos()).isEqualTo(1_678_307_200L * 1_000_000_000L);
            });
    assertThat(settings.rows(SimRow.class))
        .extracting(SimRow::sim)
        .containsExactlyInAnyOrder(
            new SimIdentity(CARD, "250990000000001", "490154203237518", "+79031234567"),
            new SimIdentity("89701020000000000025", "", "", "+79161112233"));
    assertThat(backup.rows(SimRow.class))
        .singleElement()
        .extracting(SimRow::sim)
        .isEqualTo(new SimIdentity(CARD, "", "490154203237518", "+79031234567"));
  }

  @Test
  void takesTheCardOfEachCallAndNoAccountOfAnotherProgram() {
    Findings found = sample(new SubscriberDatabase(), "calllog.db");

    assertThat(found.rows(SimRow.class))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.sim()).isEqualTo(new SimIdentity(CARD, "", "", "+79031234567"));
              assertThat(row.seen().epochNanos()).isEqualTo(1_770_000_100L * 1_000_000_000L);
            });
  }

  private static Findings database(SubscriberDatabase extractor, String folder) {
    return ExtractorRun.of(extractor)
        .inFolder(Path.of("src/test/resources/databases"), "/" + folder + "/calllog.db");
  }

  /** The log names three cards in turn: 18, 23, 31, 18, 31, 23. */
  @Test
  void takesTheLastCallOfACardThatIsKnownAlsoWhenItTakesNoFurtherOnes() {
    Findings found = database(new SubscriberDatabase(2), "many");
    List<SimRow> all = database(new SubscriberDatabase(), "many").rows(SimRow.class);

    assertThat(all)
        .extracting(row -> row.sim().iccid())
        .containsExactly(CARD, "8970199000000000023", "8970199000000000031");
    assertThat(all)
        .extracting(row -> row.seen().epochNanos() / 1_000_000_000L)
        .containsExactly(1_770_000_300L, 1_770_000_500L, 1_770_000_400L);
    assertThat(found.rows(SimRow.class)).isEqualTo(all.subList(0, 2));
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains(
            "expected at most 2 cards", "found 2 calls with others; those cards are left out");
  }

  /** A transaction that wiped the cards of the calls had not ended: the journal has them. */
  @Test
  void readsAnAndroidDatabaseWithItsJournal() {
    Findings found = database(new SubscriberDatabase(), "journal");

    assertThat(found.problems()).isEmpty();
    assertThat(found.rows(SimRow.class))
        .extracting(SimRow::sim)
        .containsExactly(
            new SimIdentity(CARD, "", "", "+79031234567"),
            new SimIdentity("8970199000000000023", "", "", "+79031234567"));
  }

  @Test
  void saysThatSettingsAreTooLargeToBeRead(@TempDir Path folder) throws IOException {
    String name = "com.apple.commcenter.plist";
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength((16 << 20) + 1);
    }

    assertThat(ExtractorRun.of(new CarrierSettings()).inFolder(folder, "/" + name).problems())
        .singleElement()
        .asString()
        .contains(name, "at most 16777216 bytes, found 16777217; it is not read");
  }

  @Test
  void knowsTheListOfAProgramByItsNameInAnyCase(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("info.plist"), "bplist, or not", StandardCharsets.US_ASCII);
    Path backup = Files.createDirectory(folder.resolve("backup"));
    Files.copy(SAMPLE.resolve("phone/Info.plist"), backup.resolve("INFO.PLIST"));

    Findings ofAProgram = ExtractorRun.of(new CarrierSettings()).inFolder(folder, "/info.plist");
    Findings ofABackup =
        ExtractorRun.of(new CarrierSettings()).inFolder(folder, "/backup/INFO.PLIST");

    assertThat(ofAProgram.problems()).isEmpty();
    assertThat(ofAProgram.all()).isEmpty();
    assertThat(ofABackup.rows(SimRow.class))
        .extracting(row -> row.sim().iccid())
        .containsExactly(CARD);
  }

  @Test
  void saysThatSettingsAreNoPropertyListAndPassesOverListsOfPrograms(@TempDir Path folder)
      throws IOException {
    for (String name : List.of("com.apple.commcenter.plist", "Info.plist")) {
      Files.writeString(folder.resolve(name), "bplist, or not", StandardCharsets.US_ASCII);
    }

    assertThatThrownBy(
            () ->
                ExtractorRun.of(new CarrierSettings())
                    .inFolder(folder, "/com.apple.commcenter.plist"))
        .hasStackTraceContaining("expected a property list");
    assertThat(ExtractorRun.of(new CarrierSettings()).inFolder(folder, "/Info.plist").all())
        .isEmpty();
  }

  /** What Python's plistlib and sqlite3 say of these files. */
  @ParameterizedTest
  @CsvSource({
    "mobile/ios/plaso/ios/com.apple.commcenter.data.plist, com.apple.commcenter.data.plist, 8901260971148676693, , , +19195794674",
    "mobile/ios/mvt/ios_backup/Info.plist, Info.plist, 63847829383904849, , 42, ",
    "mobile/android/andriller/data/com.android.providers.contacts/db/calllog.db, calllog.db, 8944110068162711902, , , "
  })
  void readsTheRealFiles(
      String shared,
      String name,
      String iccid,
      String imsi,
      String imei,
      String phone,
      @TempDir Path folder)
      throws IOException {
    assertThat(real(shared, name, folder).rows(SimRow.class))
        .singleElement()
        .extracting(SimRow::sim)
        .isEqualTo(new SimIdentity(iccid, text(imsi), text(imei), text(phone)));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** The expected rows of iLEAPP name the same card, subscriber, device and number. */
  @Test
  void readsTheRealSettingsOfTheRadio(@TempDir Path folder) throws IOException {
    byte[] zip =
        SharedData.bytes("mobile/ios/iLEAPP/testdata.celWireless.celWireless.josh_ios15_ffs.zip");
    int files = 0;
    try (InputStream in = new java.io.ByteArrayInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Files.write(folder.resolve(name), entries.readAllBytes());
        Findings found = ExtractorRun.of(new CarrierSettings()).inFolder(folder, "/" + name);
        boolean backed = name.equals("com.apple.commcenter.plist");
        assertThat(found.rows(SimRow.class))
            .as(name)
            .singleElement()
            .satisfies(
                row -> {
                  assertThat(row.sim())
                      .isEqualTo(
                          new SimIdentity(
                              "8901260971148676693",
                              backed ? "310260974867669" : "",
                              "356763089830742",
                              "+19195794674"));
                  assertThat(row.country()).isEqualTo("US");
                });
        files++;
      }
    }
    assertThat(files).isEqualTo(2);
  }
}
