package org.dalel.plugins.messaging.telegram.postbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlcipher.CipherKey;
import org.dalel.formats.sqlcipher.CipherPages;
import org.dalel.formats.sqlcipher.Generation;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.Problem;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.plugins.messaging.database.DatabaseFiles;
import org.dalel.plugins.messaging.encrypted.DecryptedCopy;
import org.dalel.plugins.messaging.encrypted.Randomness;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.pf4j.Extension;

/** Reads the database of an account of Telegram for iOS and macOS, encrypted or not. */
@Extension
public final class PostboxExtractor implements ArtifactExtractor {
  private static final String TYPE = "encrypted-database";
  private static final String PLAIN_KEY = ".tempkey";
  private static final String KEY_FILE = ".tempkeyEncrypted";

  /** Before macOS 10.12 key and salt were zeros. */
  private static final byte[] WITHOUT_KEY = new byte[48];

  private static final int PAGE = 4096;
  private static final int HIGHEST = 6;
  private static final int MOST_PROBLEMS = 1000;

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("telegram-postbox", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("db_sqlite", "db_sqlite.*", "plaintext.db"))
                .emits(
                    TYPE,
                    "A database that seems to be encrypted, and whether a secret of the case opens it."))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    if (isPlain(file, context, sink)) {
      return;
    }
    byte[] head = bytes(file);
    boolean named = file.path().toLowerCase(Locale.ROOT).endsWith("/postbox/db/db_sqlite");
    if (!Randomness.isBehindHeader(head)) {
      if (named && file.size() > 0) {
        sink.problem(
            new Position.ByteOffset(0),
            "postbox of Telegram: expected its tables t2 and t7, or encrypted pages behind a header of SQLite, found neither; nothing is read");
      }
      return;
    }
    Optional<Opened> opened = open(file, head, context, sink);
    Artifact.Builder database =
        Artifact.of(TYPE)
            .field("service", Peers.SERVICE)
            .field("format", "Telegram postbox, SQLCipher 4")
            .field("opened", opened.isPresent());
    opened.ifPresent(one -> database.field("opened-by", one.source()));
    sink.emit(database.field("unverified-schema", true).build());
    if (opened.isPresent()) {
      Path plain = DecryptedCopy.of(file, pages(opened.get().key()), context, sink);
      try (DatabaseFiles files = DatabaseFiles.of(plain)) {
        if (!read(files, file, context, sink) && named) {
          sink.problem(
              new Position.WholeItem(),
              "postbox of Telegram: expected its tables t2 and t7 behind the encryption, found others; nothing is read");
        }
      }
    }
  }

  private record Opened(CipherKey key, String source) {}

  /** The databases of old versions are not encrypted; what has no such tables is another's. */
  private static boolean isPlain(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (DatabaseFiles files = DatabaseFiles.of(file, context.surroundings())) {
      return read(files, file, context, sink);
    }
  }

  private static boolean read(
      DatabaseFiles files, EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    List<Problem> problems = new ArrayList<>();
    boolean[] told = {false};
    SqliteDatabase pages;
    try {
      pages =
          files.open(
              problem -> {
                if (told[0]) {
                  tell(problem, sink);
                } else if (problems.size() < MOST_PROBLEMS) {
                  problems.add(problem);
                }
              });
    } catch (FormatException none) {
      return false;
    }
    if (!PostboxReading.isOne(pages)) {
      return false;
    }
    problems.forEach(problem -> tell(problem, sink));
    told[0] = true;
    new PostboxReading(pages, media(file, context), context, sink).read();
    return true;
  }

  private static void tell(Problem problem, ArtifactSink sink) {
    sink.problem(
        problem.file() == FileKind.MAIN && problem.offset() >= 0
            ? new Position.ByteOffset(problem.offset())
            : new Position.WholeItem(),
        problem.toString());
  }

  /** Cached files lie in the folder {@code media} beside the folder of the database. */
  private static Function<String, Optional<String>> media(
      EvidenceFile file, ExtractionContext context) {
    String folder = parent(parent(file.path())) + "/media/";
    return name ->
        Optional.of(folder + name).filter(at -> context.surroundings().at(at).isPresent());
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** A file for all accounts, some folders above the database; empty where there is none. */
  private static byte[] keyFile(EvidenceFile file, String name, ExtractionContext context)
      throws IOException {
    String folder = parent(file.path());
    for (int up = 0; up < HIGHEST; up++) {
      Optional<EvidenceFile> found =
          context.surroundings().at(folder + "/" + name).filter(one -> !one.isFolder());
      if (found.isPresent()) {
        return bytes(found.get());
      }
      if (folder.isEmpty()) {
        break;
      }
      folder = parent(folder);
    }
    return new byte[0];
  }

  private static byte[] bytes(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readNBytes(PAGE);
    }
  }

  private static Optional<Opened> open(
      EvidenceFile file, byte[] head, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    for (byte[] plain : List.of(keyFile(file, PLAIN_KEY, context), WITHOUT_KEY)) {
      Optional<CipherKey> key = TempKey.plain(plain).filter(one -> fits(one, head));
      if (key.isPresent()) {
        return key.map(one -> new Opened(one, PLAIN_KEY));
      }
    }
    byte[] encrypted = keyFile(file, KEY_FILE, context);
    for (String none : List.of(TempKey.NO_PASSCODE, "")) {
      Optional<Opened> opened = byPasscode(encrypted, none, "no passcode", head);
      if (opened.isPresent()) {
        return opened;
      }
    }
    return bySecret(encrypted, head, context, sink);
  }

  private static Optional<Opened> bySecret(
      byte[] keyFile, byte[] head, ExtractionContext context, ArtifactSink sink) throws Exception {
    int[] tried = {0};
    Secrets.Lock passcode =
        new Secrets.Lock("local passcode of Telegram", Secret.Kind.PASSWORD, Secrets.Effort.LOW);
    Secrets.Lock raw =
        new Secrets.Lock("postbox of Telegram (key)", Secret.Kind.KEY, Secrets.Effort.LOW);
    Optional<Opened> opened =
        !TempKey.isLikely(keyFile)
            ? Optional.empty()
            : context
                .secrets()
                .open(
                    passcode,
                    secret -> {
                      tried[0]++;
                      return byPasscode(keyFile, secret.value(), secret.source(), head);
                    });
    if (opened.isEmpty()) {
      opened =
          context
              .secrets()
              .open(
                  raw,
                  secret -> {
                    tried[0]++;
                    return CipherKey.ofHex(Generation.V4, secret.value(), new byte[CipherKey.SALT])
                        .filter(one -> fits(one, head))
                        .map(one -> new Opened(one, secret.source()));
                  });
    }
    if (opened.isEmpty()) {
      sink.problem(
          new Position.WholeItem(),
          "postbox of Telegram: expected its key in .tempkey or %s, found %s, and none among %d secrets of the case that opens it; it stays closed"
              .formatted(
                  KEY_FILE,
                  keyFile.length == 0
                      ? "no such file"
                      : TempKey.isLikely(keyFile)
                          ? "one under a passcode or damaged"
                          : "%d bytes that are none".formatted(keyFile.length),
                  tried[0]));
    }
    return opened;
  }

  private static Optional<Opened> byPasscode(
      byte[] keyFile, String passcode, String source, byte[] head) throws GeneralSecurityException {
    return TempKey.open(keyFile, passcode)
        .filter(key -> fits(key, head))
        .map(key -> new Opened(key, source));
  }

  private static boolean fits(CipherKey key, byte[] head) {
    try {
      return pages(key).decrypt(head, 1).isPresent();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CipherPages pages(CipherKey key) {
    try {
      return new CipherPages(key, CipherPages.PLAIN_HEADER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
