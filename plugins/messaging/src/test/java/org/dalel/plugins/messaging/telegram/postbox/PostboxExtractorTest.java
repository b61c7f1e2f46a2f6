package org.dalel.plugins.messaging.telegram.postbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.blob;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.key;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.message;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.number;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.object;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.objects;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.peer;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.real;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.root;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.text;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.user;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.withReference;
import static org.dalel.plugins.messaging.telegram.postbox.MadePostbox.withoutReference;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.telegram.postbox.MadePostbox.Out;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PostboxExtractorTest {
  private static final int COPIES = Integer.getInteger("dalel.mutations", 30);
  private static final String ACCOUNT = "/telegram-data/account-1234/postbox";
  private static final String DATABASE = ACCOUNT + "/db/db_sqlite";
  private static final int TIME = 1_700_000_000;
  private static final long ME = user(4242);
  private static final long AIDA = user(7_000_000_001L); // more than 32 bits
  private static final long GROUP = peer(1, 55);
  private static final long CHANNEL = peer(2, 66);
  private static final long SECRET = peer(3, 77);
  private static final byte[][] NONE = {};
  private static final byte[] KEY = new byte[32];
  private static final byte[] SALT = new byte[16];

  /** Hash of key and salt by another program (mmh3 5.3.0 for Python). */
  private static final int SUM = -82207825;

  static {
    for (int i = 0; i < 48; i++) {
      (i < 32 ? KEY : SALT)[i % 32] = (byte) (i < 32 ? i + 1 : 0x40 + i - 32);
    }
  }

  @TempDir private Path folder;
  private Path plain;

  @BeforeEach
  void folders() throws Exception {
    Files.createDirectories(folder.resolve(DATABASE.substring(1)).getParent());
    Files.createDirectories(folder.resolve((ACCOUNT + "/media").substring(1)));
    plain = folder.resolve("plain");
  }

  @Test
  void opensWithoutAPasscode() throws Exception {
    encrypt("no-matter-key");
    Findings found = run();

    assertThat(found.problems()).isEmpty();
    assertThat(found.only("encrypted-database").fields())
        .containsEntry("opened", true)
        .containsEntry("opened-by", "no passcode");
    assertThat(found.of("message")).hasSize(11);
    assertThat(found.all())
        .allSatisfy(one -> assertThat(one.fields()).containsEntry("unverified-schema", true));
  }

  @Test
  void opensWithThePasscodeOfTheCase() throws Exception {
    encrypt("құпия");

    assertThat(run(secret(Secret.Kind.PASSWORD, "құпия")).of("message")).hasSize(11);
    Findings closed = run(secret(Secret.Kind.PASSWORD, "other"));
    assertThat(closed.of("message")).isEmpty();
    assertThat(closed.only("encrypted-database").fields()).containsEntry("opened", false);
    assertThat(closed.problems())
        .singleElement()
        .asString()
        .contains("one under a passcode or damaged", "none among 1 secrets");
  }

  @Test
  void opensWithTheKeyInClearAsOnIos() throws Exception {
    encrypt("unknown");
    Path clear = folder.resolve("telegram-data/.tempkey");
    Files.write(clear, new byte[48]);
    assertThat(run().of("message")).isEmpty();

    Files.write(clear, MadePostbox.join(KEY, SALT));
    Findings found = run();
    assertThat(found.problems()).isEmpty();
    assertThat(found.only("encrypted-database").fields()).containsEntry("opened-by", ".tempkey");
    assertThat(found.of("message")).hasSize(11);
  }

  @Test
  void opensWithTheKeyItself() throws Exception {
    encrypt("unknown");
    String digits = HexFormat.of().formatHex(KEY) + HexFormat.of().formatHex(SALT);
    assertThat(run(secret(Secret.Kind.KEY, digits)).of("message")).hasSize(11);

    Files.delete(folder.resolve("telegram-data/.tempkeyEncrypted"));
    assertThat(run(secret(Secret.Kind.KEY, digits)).of("message")).hasSize(11);
    assertThat(run().problems().toString()).contains("found no such file");
  }

  @Test
  void readsADatabaseThatIsNotEncrypted() throws Exception {
    made();
    Files.copy(plain, folder.resolve(DATABASE.substring(1)));
    Findings found = run();

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("encrypted-database")).isEmpty();
    assertThat(found.of("message")).hasSize(11);
  }

  @Test
  void leavesOtherDatabasesOfThatNameAlone() throws Exception {
    Path other = folder.resolve("telegram-data/accounts-metadata/db_sqlite");
    Files.createDirectories(other.getParent());
    new MadePostbox(other).run("DROP TABLE t2", "DROP TABLE t7");
    encrypt("no-matter-key"); // the key of the accounts is no key of theirs
    Findings found =
        ExtractorRun.of(new PostboxExtractor())
            .inFolder(folder, "/telegram-data/accounts-metadata/db_sqlite");
    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void tellsPeopleAndChats() throws Exception {
    Findings found = opened();

    assertThat(found.only("account").fields().toString()).contains("Timur Serik", "4242");
    assertThat(found.of("contact")).hasSize(2);
    Map<String, Object> aida = found.of("contact").get(1).fields();
    assertThat(aida.toString()).contains("Aida", "7000000001", "aida_k");
    assertThat(aida).containsEntry("in-contacts", true);
    assertThat(found.identifiers("contact").toString()).contains("+77012345678");
    assertThat(found.values("chat", "id"))
        .containsExactlyInAnyOrder("-55", "-66", "secret 77", "7000000001");
    assertThat(found.values("chat", "name")).contains("Trip", "News", "Aida");
    assertThat(found.values("chat", "kind"))
        .containsExactlyInAnyOrder("group", "channel", "direct", "direct");
  }

  @Test
  void tellsMessagesWithTheirTimesAndDirections() throws Exception {
    Findings found = opened();
    Map<String, Object> in = told(found, "Сәлем");
    Map<String, Object> out = told(found, "On my way");

    assertThat(in)
        .containsEntry("direction", "incoming")
        .containsEntry("conversation", "7000000001")
        .containsEntry("global-id", "99");
    assertThat(in.get("sent")).hasToString("2023-11-14T22:13:20Z");
    assertThat(in.get("sender").toString()).contains("Aida");
    assertThat(in.get("recipients").toString()).contains("Timur");
    assertThat(out).containsEntry("direction", "outgoing");
    assertThat(out.get("edited")).hasToString("2023-11-14T22:13:45Z");
    assertThat(out.get("quote").toString()).contains("id=1", "only a part");
    assertThat(told(found, "secret text")).containsEntry("kept-as", "secret");
    assertThat(told(found, "not sent yet")).containsEntry("status", "failed");
    assertThat(told(found, "from the news").get("forwarded")).isEqualTo("News, signed");
  }

  @Test
  void tellsFilesWithWhereTheyLie() throws Exception {
    Files.writeString(
        folder.resolve((ACCOUNT + "/media/telegram-cloud-document-2-888").substring(1)), "x");
    Findings found = opened();

    assertThat(told(found, "see the file").get("attachments").toString())
        .contains(
            "plan.pdf",
            "application/pdf",
            "48211",
            ACCOUNT + "/media/telegram-cloud-document-2-888");
    assertThat(kinds(found)).contains("file", "image", "location", "system");
    assertThat(found.all().toString())
        .contains("telegram-cloud-photo-size-4-999-y", "shared.jpg", "43.238949", "+77771112233");
  }

  @Test
  void tellsServiceMessagesAndCalls() throws Exception {
    Findings found = opened();

    assertThat(found.values("message", "body"))
        .contains("group created (title: Trip)", "service message 99 (what: from the future)");
    assertThat(told(found, "service message 99 (what: from the future)"))
        .containsEntry("other-texts", List.of("service message 99"));
    assertThat(found.only("call").fields())
        .containsEntry("direction", "incoming")
        .containsEntry("medium", "video")
        .containsEntry("result", "hung up")
        .containsEntry("conversation", "7000000001");
  }

  @Test
  void keepsAMessageOfWhichTheEndIsDamagedAndSaysWhere() throws Exception {
    MadePostbox box = made();
    byte[] whole = withoutReference(message(4, AIDA, "kept", NONE));
    box.put("t7", key(AIDA, 0, TIME + 900, 90), Arrays.copyOf(whole, whole.length - 6));
    box.put("t7", key(AIDA, 0, TIME + 901, 91), new byte[] {0, 1, 2});
    box.put("t7", new byte[] {1, 2, 3}, whole);
    Files.copy(plain, folder.resolve(DATABASE.substring(1)));
    Findings found = run();

    assertThat(told(found, "kept")).containsEntry("id", "90");
    assertThat(found.problems())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).contains("of t7", "expected"))
        .anySatisfy(row -> assertThat(row).contains("a key of 20 bytes"));
  }

  @Test
  void findsDeletedMessages() throws Exception {
    MadePostbox box = made();
    for (int i = 0; i < 200; i++) {
      box.put(
          "t7",
          key(AIDA, 0, TIME + 1000 + i, 1000 + i),
          withoutReference(message(4, AIDA, "message number " + i + " of many", NONE)));
    }
    List<String> deleted = new ArrayList<>();
    for (int i = 100; i < 105; i++) {
      byte[] key = key(AIDA, 0, TIME + 1000 + i, 1000 + i);
      deleted.add("DELETE FROM t7 WHERE key = x'" + HexFormat.of().formatHex(key) + "'");
    }
    box.run(deleted.toArray(String[]::new));
    Files.copy(plain, folder.resolve(DATABASE.substring(1)));
    Findings found = run();

    assertThat(found.problems()).isEmpty();
    List<Artifact> gone =
        found.all().stream().filter(one -> one.state() != RecordState.LIVE).toList();
    assertThat(gone)
        .as("what was deleted, and no remains of what is there")
        .extracting(one -> one.fields().get("body"))
        .containsExactlyInAnyOrder(
            "message number 100 of many",
            "message number 101 of many",
            "message number 102 of many",
            "message number 103 of many",
            "message number 104 of many");
    assertThat(gone)
        .allSatisfy(
            one -> {
              assertThat(one.fields()).containsEntry("row-now", "gone");
              assertThat(one.state()).isEqualTo(RecordState.SLACK);
            });
  }

  @Test
  @Timeout(600)
  void damagedCopiesEndAndKeepWhatIsLeft() throws Exception {
    made();
    byte[] whole = Files.readAllBytes(plain);
    Path file = folder.resolve(DATABASE.substring(1));
    Random random = new Random(6);
    long kept = 0;
    int silent = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= copy % 40; i++) {
        damaged[100 + random.nextInt(damaged.length - 100)] = (byte) random.nextInt();
      }
      if (copy % 4 == 0) {
        damaged = Arrays.copyOf(damaged, 100 + random.nextInt(damaged.length - 100));
      }
      Files.write(file, damaged);
      Findings found = tried();
      kept += found == null ? 0 : found.of("message").size();
      silent += found != null && found.all().isEmpty() && found.problems().isEmpty() ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(COPIES * 4L);
    assertThat(silent).isZero();
  }

  /** Nothing where an exception with a message tells what is wrong. */
  private Findings tried() throws Exception {
    try {
      return run();
    } catch (AssertionError told) {
      assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
      return null;
    }
  }

  private static List<Object> kinds(Findings found) {
    return found.of("message").stream().map(one -> one.fields().get("kind")).distinct().toList();
  }

  private static Map<String, Object> told(Findings found, String body) {
    return found.of("message").stream()
        .map(Artifact::fields)
        .filter(fields -> body.equals(fields.get("body")))
        .findFirst()
        .orElseThrow();
  }

  private MadePostbox made() throws Exception {
    MadePostbox box = new MadePostbox(plain);
    box.put("t0", 1, new byte[] {7, 0, 0, 0});
    box.put("t0", 2, root(1601241862, number("masterDatacenterId", 2), number("peerId", ME)));
    box.put(
        "t2",
        ME,
        root(
            MadePostbox.USER,
            number("i", ME),
            text("fn", "Timur"),
            text("ln", "Serik"),
            text("p", "77771112233")));
    box.put(
        "t2",
        AIDA,
        root(
            MadePostbox.USER,
            number("i", AIDA),
            text("fn", "Aida"),
            text("un", "aida_k"),
            text("p", "77012345678")));
    box.put("t16", AIDA, new byte[0]);
    box.put(
        "t2",
        GROUP,
        root(MadePostbox.GROUP, text("t", "Trip"), number("pc", 5), number("d", TIME - 1000)));
    box.put("t2", CHANNEL, root(MadePostbox.CHANNEL, text("t", "News"), number("i.t", 0)));
    box.put("t2", SECRET, root(MadePostbox.SECRET_CHAT, number("r", AIDA)));
    messages(box);
    return box;
  }

  private static void messages(MadePostbox box) throws Exception {
    byte[] global = new Out().u8(1).i64(99).done();
    byte[] edited = root(-1840307943, number("d", TIME + 25));
    byte[] reply =
        root(
            478003709,
            number("i", 1L << 32),
            number("p", AIDA),
            blob("qu", "{\"t\":\"only a part\"}".getBytes(StandardCharsets.UTF_8)));
    byte[] forward = new Out().u8(1 | 8).i64(CHANNEL).i32(TIME - 50).text("signed").done();
    List<byte[]> values = new ArrayList<>();
    values.add(message(global, 4, new byte[] {0}, AIDA, "Сәлем", NONE));
    values.add(message(0, ME, "On my way", new byte[][] {edited, reply}));
    values.add(message(2, ME, "not sent yet", NONE));
    values.add(message(new byte[] {0}, 4, forward, AIDA, "from the news", NONE));
    values.add(message(4, AIDA, "see the file", NONE, file()));
    values.add(message(4, AIDA, "", NONE, image()));
    values.add(
        message(
            4,
            AIDA,
            "",
            NONE,
            root(-1138242673, real("la", 43.238949), real("lo", 76.889709)),
            root(49483725, text("n.f", "Boris"), text("pn", "+77771112233"))));
    values.add(
        message(4, AIDA, "", NONE, action(14, number("d", 65), number("dr", 2), number("vc", 1))));
    for (int i = 0; i < values.size(); i++) {
      box.put("t7", key(AIDA, 0, TIME + 10 * i, 1 + i), withoutReference(values.get(i)));
    }
    box.put(
        "t7",
        key(SECRET, 2, TIME + 500, 1),
        withoutReference(message(4, AIDA, "secret text", NONE)));
    box.put(
        "t7",
        key(GROUP, 0, TIME + 600, 1),
        withoutReference(message(4, AIDA, "", NONE, action(1, text("title", "Trip")))));
    box.put(
        "t7",
        key(GROUP, 0, TIME + 601, 2),
        withoutReference(message(4, AIDA, "", NONE, action(99, text("what", "from the future")))));
    byte[] shared =
        root(
            MadePostbox.FILE,
            text("mt", "image/jpeg"),
            objects("at", 1922378215, MadePostbox.join(number("t", 0), text("fn", "shared.jpg"))));
    box.put(
        "t6",
        ByteBuffer.allocate(12).putInt(0).putLong(5).array(),
        new Out().u8(0).i32(shared.length).bytes(shared).i32(2).done());
    box.put(
        "t7", key(CHANNEL, 0, TIME + 700, 1), withReference(message(4, CHANNEL, "", NONE), 0, 5));
  }

  private static byte[] action(int type, byte[]... fields) {
    return root(MadePostbox.ACTION, number("_rawValue", type), MadePostbox.join(fields));
  }

  private static byte[] file() {
    return root(
        MadePostbox.FILE,
        blob("i", new byte[12]),
        object("r", 486562374, number("d", 2), number("f", 888L), number("n", 48211)),
        text("mt", "application/pdf"),
        number("s64", 48211L),
        objects("at", 1922378215, MadePostbox.join(number("t", 0), text("fn", "plan.pdf"))));
  }

  private static byte[] image() {
    byte[][] sizes = new byte[2][];
    for (int i = 0; i < 2; i++) {
      sizes[i] =
          MadePostbox.join(
              number("dx", 100 + i * 900),
              number("dy", 100 + i * 900),
              object(
                  "r",
                  1226791958,
                  number("d", 4),
                  number("i", 999L),
                  text("s", i == 0 ? "m" : "y")));
    }
    return root(MadePostbox.IMAGE, objects("r", 1774815102, sizes));
  }

  private void encrypt(String passcode) throws Exception {
    made();
    Files.write(
        folder.resolve(DATABASE.substring(1)),
        MadePostbox.encrypted(Files.readAllBytes(plain), KEY, SALT));
    Files.write(
        folder.resolve("telegram-data/.tempkeyEncrypted"),
        MadePostbox.keyFile(passcode, KEY, SALT, SUM));
  }

  private Findings opened() throws Exception {
    encrypt("no-matter-key");
    Findings found = run();
    assertThat(found.problems()).isEmpty();
    return found;
  }

  private static Secret secret(Secret.Kind kind, String value) {
    return new Secret(kind, value, "test");
  }

  private Findings run(Secret... secrets) throws Exception {
    return ExtractorRun.of(new PostboxExtractor()).secrets(secrets).inFolder(folder, DATABASE);
  }
}
