package org.dalel.plugins.messaging.signal.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.SharedData;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of Signal's own tests, against what their makers wrote beside them. */
class RealArchivesTest {
  private static final String TESTS = "messaging/signal/Signal-Message-Backup-Tests";
  private static final String LIBSIGNAL = "messaging/signal/libsignal/";
  private static final String NONE = "no shared data";

  /** Texts that tell nothing of people: of settings, pictures that lie elsewhere, shops. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "avatarUrl",
          "avatarUrlPath",
          "blurHash",
          "currencyCode",
          "purchaseToken",
          "svrPin",
          "wallpaperPhoto",
          "thumbnail");

  /** Fields that point to a file. */
  private static final Set<String> POINTERS =
      Set.of("pointer", "longText", "image", "data_", "avatar");

  /** What belongs to other messages: earlier versions, and pictures of what is quoted. */
  private static final Set<String> PAST = Set.of("revisions", "thumbnail");

  @TempDir private Path folder;

  static Stream<String> samples() throws Exception {
    if (DataFolder.find(TESTS).isEmpty()) {
      return Stream.of(NONE);
    }
    try (Stream<Path> all = Files.list(DataFolder.find(TESTS).get())) {
      return all
          .map(file -> file.getFileName().toString().replaceAll("\\.gz$", ""))
          .filter(name -> name.endsWith(".binproto"))
          .map(name -> name.replace(".binproto", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysAllThatItsDescriptionSays(String sample) throws Exception {
    byte[] stream = SharedData.bytes(TESTS + "/" + sample + ".binproto");
    Findings found = read(sample + ".binproto", stream);

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("account")).hasSize(1);
    if (sample.endsWith("incremental_mac_01")) {
      assertThat(found.of("message")).hasSize(1); // the one sample without a description
      return;
    }
    List<Map<String, Object>> frames =
        DescribedBackup.frames(
            new String(
                SharedData.bytes(TESTS + "/" + sample + ".txtproto"), StandardCharsets.UTF_8));
    assertThat(counts(found)).isEqualTo(expected(frames));
    String all = String.join("\n", found.lines());
    assertThat(all).as("every text has its place").doesNotContain("other-texts");
    for (String text : DescribedBackup.texts(frames, TECHNICAL)) {
      assertThat(all).contains(text);
    }
    assertThat(found.values("message", "id")).isEqualTo(ids(frames));
    List<Object> items = frames.stream().map(one -> one.get("chatItem")).toList();
    assertThat(size(found, "attachments")).isEqualTo(DescribedBackup.count(items, POINTERS, PAST));
    assertThat(size(found, "reactions"))
        .isEqualTo(DescribedBackup.count(items, Set.of("reactions"), PAST));
  }

  private static long size(Findings found, String field) {
    return found.values("message", field).stream()
        .mapToLong(value -> value instanceof List<?> list ? list.size() : 1)
        .sum();
  }

  private static Map<String, Long> counts(Findings found) {
    Map<String, Long> counts = new TreeMap<>();
    for (Artifact one : found.all()) {
      counts.merge(one.type(), 1L, Long::sum);
    }
    return counts;
  }

  private static Map<String, Long> expected(List<Map<String, Object>> frames) {
    Map<String, Long> counts = new TreeMap<>();
    List<Object> gatherings = new ArrayList<>();
    for (Map<String, Object> frame : frames) {
      Map<?, ?> recipient = inner(frame, "recipient");
      if (recipient.containsKey("group")
          || recipient.containsKey("distributionList")
          || recipient.containsKey("callLink")) {
        gatherings.add(recipient.get("id"));
      }
    }
    for (Map<String, Object> frame : frames) {
      if (frame.containsKey("account")) {
        counts.merge("account", 1L, Long::sum);
      } else if (inner(frame, "recipient").containsKey("contact")) {
        counts.merge("contact", 1L, Long::sum);
      } else if (frame.containsKey("chat")) {
        counts.merge("chat", 1L, Long::sum);
        gatherings.remove(inner(frame, "chat").get("recipientId"));
      } else if (frame.containsKey("adHocCall") || isCall(frame)) {
        counts.merge("call", 1L, Long::sum);
      } else if (frame.containsKey("chatItem")) {
        counts.merge("message", 1L, Long::sum);
      }
    }
    if (!gatherings.isEmpty()) {
      counts.merge("chat", (long) gatherings.size(), Long::sum);
    }
    return counts;
  }

  private static boolean isCall(Map<String, Object> frame) {
    Map<?, ?> update = inner(inner(frame, "chatItem"), "updateMessage");
    return update.containsKey("individualCall") || update.containsKey("groupCall");
  }

  private static List<Object> ids(List<Map<String, Object>> frames) {
    return frames.stream()
        .filter(frame -> frame.containsKey("chatItem") && !isCall(frame))
        .map(frame -> inner(frame, "chatItem").get("dateSent"))
        .map(Object.class::cast)
        .toList();
  }

  private static Map<?, ?> inner(Map<?, ?> map, String field) {
    return map.get(field) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  @Test
  void streamAndExportOfOneBackupSayTheSame() throws Exception {
    Findings stream =
        read("canonical.binproto", SharedData.bytes(LIBSIGNAL + "canonical-backup.binproto"));
    Findings lines =
        read(
            "main.jsonl",
            SharedData.bytes(LIBSIGNAL + "canonical-backup.takeout-export.expected.jsonl"));

    assertThat(stream.problems()).isEmpty();
    assertThat(lines.problems()).isEmpty();
    assertThat(counts(stream)).isEqualTo(Map.of("account", 1L, "chat", 2L));
    assertThat(fields(lines)).isEqualTo(fields(stream));
    assertThat(stream.only("account").fields().toString()).contains("Boba Fett", "boba_fett.66");
    assertThat(stream.values("chat", "name")).containsExactly("My Story", "Team Meeting");
  }

  @Test
  void readsAnExportOfWhichTheFirstLineIsGone() throws Exception {
    String whole =
        new String(
            SharedData.bytes(LIBSIGNAL + "canonical-backup.takeout-export.expected.jsonl"),
            StandardCharsets.UTF_8);
    Findings found =
        read(
            "main.jsonl",
            whole.substring(whole.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));

    assertThat(counts(found)).isEqualTo(Map.of("account", 1L, "chat", 2L));
    assertThat(found.only("account").fields().toString()).contains("Boba Fett", "boba_fett.66");
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("expected its version and time in front, found none");
  }

  private static List<Map<String, Object>> fields(Findings found) {
    return found.all().stream().map(Artifact::fields).toList();
  }

  @Test
  void opensWithTheKeysThatLibsignalsTestsName() throws Exception {
    byte[] bytes =
        SharedData.bytes(LIBSIGNAL + "valid-encrypted/legacy-account.binproto.encrypted");
    String recoveryKey = "mmmm ".repeat(16).strip();
    String aci = "11111111-1111-1111-1111-111111111111";

    Findings open = read("legacy-account.binproto.encrypted", bytes, recoveryKey, aci);
    Findings together = read("legacy-account.binproto.encrypted", bytes, aci + " " + recoveryKey);
    Findings half = read("legacy-account.binproto.encrypted", bytes, recoveryKey);

    assertThat(open.problems()).isEmpty();
    assertThat(counts(open)).isEqualTo(Map.of("account", 1L, "chat", 1L, "encrypted-backup", 1L));
    assertThat(counts(together)).isEqualTo(counts(open));
    assertThat(half.only("encrypted-backup").fields()).containsEntry("opened", false);
    assertThat(half.problems().toString()).contains("1 keys and 0 accounts");
  }

  private Findings read(String name, byte[] bytes, String... passwords) throws Exception {
    Files.write(folder.resolve(name), bytes);
    Secret[] secrets =
        Stream.of(passwords)
            .map(one -> new Secret(Secret.Kind.PASSWORD, one, "test"))
            .toArray(Secret[]::new);
    return ExtractorRun.of(new ArchiveExtractor()).secrets(secrets).inFolder(folder, "/" + name);
  }
}
